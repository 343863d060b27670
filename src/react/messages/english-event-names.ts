// Maps, since event types are a widget's choice: a plain object also knows `constructor`.

/** What stands for `m.room.message` with a msgtype, after "Read" and "Send". */
export const messageNames: ReadonlyMap<string, string> = new Map([
  ["m.text", "text messages"],
  ["m.emote", "emotes"],
  ["m.notice", "bot notices"],
  ["m.image", "images"],
  ["m.file", "files"],
  ["m.video", "videos"],
  ["m.audio", "audio messages"],
  ["m.location", "locations"],
]);

/** Well-known room events, in words that fit after "Read" and "Send". */
export const eventNames: ReadonlyMap<string, string> = new Map([
  ["m.reaction", "reactions"],
  ["m.sticker", "stickers"],
  ["m.room.redaction", "deletions of messages"],
  ["org.matrix.rageshake_request", "requests for error reports"],
  ["io.element.call.encryption_keys", "keys of the call’s encryption"],
  ["io.element.call.reaction", "reactions during the call"],
  ["org.matrix.msc4075.call.notify", "notices that a call begins"],
  ["org.matrix.msc4075.rtc.notification", "call notifications"],
  ["org.matrix.msc4310.rtc.decline", "notices that a call is declined"],
  ["org.matrix.msc4143.rtc.member", "call memberships"],
]);

/** Well-known room state, in words that fit after "See" and "Change". */
export const stateNames: ReadonlyMap<string, string> = new Map([
  ["m.room.avatar", "the room’s picture"],
  ["m.room.canonical_alias", "the room’s addresses"],
  ["m.room.create", "how the room was created"],
  ["m.room.encryption", "whether the room is encrypted"],
  ["m.room.guest_access", "whether guests may enter"],
  ["m.room.history_visibility", "who can read earlier messages"],
  ["m.room.join_rules", "who may join"],
  ["m.room.member", "who is in the room"],
  ["m.room.name", "the room’s name"],
  ["m.room.pinned_events", "pinned messages"],
  ["m.room.power_levels", "who may do what in the room"],
  ["m.room.server_acl", "which servers may take part"],
  ["m.room.third_party_invite", "invitations by e-mail"],
  ["m.room.tombstone", "whether the room was replaced"],
  ["m.room.topic", "the room’s topic"],
  ["m.space.child", "the rooms of the space"],
  ["m.space.parent", "the spaces of the room"],
  ["im.vector.modular.widgets", "the room’s widgets"],
  ["m.widget", "the room’s widgets"],
  ["org.matrix.msc3401.call.member", "who is in the call"],
  ["org.matrix.msc3401.call", "the room’s calls"],
  ["m.call.member", "who is in the call"],
]);
