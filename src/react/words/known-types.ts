import type { AccountDataKind, EventKind, MessageKind, StateKind } from "../messages/known-kinds.ts";

// Maps, since event types are a widget's choice: a plain object also knows `constructor`.

/** By msgtype. The empty one is a msgtype like any other. */
export const MESSAGE_KINDS: ReadonlyMap<string, MessageKind> = new Map([
  ["", "unspecified"],
  ["m.text", "text"],
  ["m.emote", "emote"],
  ["m.notice", "notice"],
  ["m.image", "image"],
  ["m.file", "file"],
  ["m.video", "video"],
  ["m.audio", "audio"],
  ["m.location", "location"],
]);

/** By event type, stable and not, in rooms and to devices. */
export const EVENT_KINDS: ReadonlyMap<string, EventKind> = new Map([
  ["m.reaction", "reaction"],
  ["m.room.redaction", "redaction"],
  ["m.sticker", "sticker"],
  ["m.poll.start", "poll"],
  ["org.matrix.msc3381.poll.start", "poll"],
  ["m.poll.response", "poll-answer"],
  ["org.matrix.msc3381.poll.response", "poll-answer"],
  ["m.poll.end", "poll-end"],
  ["org.matrix.msc3381.poll.end", "poll-end"],
  ["m.beacon", "live-location"],
  ["org.matrix.msc3672.beacon", "live-location"],
  ["m.call.notify", "call-start"],
  ["org.matrix.msc4075.call.notify", "call-start"],
  ["m.rtc.notification", "call-notification"],
  ["org.matrix.msc4075.rtc.notification", "call-notification"],
  ["m.rtc.decline", "call-decline"],
  ["org.matrix.msc4310.rtc.decline", "call-decline"],
  ["m.rtc.member", "call-membership"],
  ["org.matrix.msc4143.rtc.member", "call-membership"],
  ["io.element.call.encryption_keys", "call-key"],
  ["m.rtc.encryption_key", "call-key"],
  ["org.matrix.msc4143.rtc.encryption_key", "call-key"],
  ["io.element.call.reaction", "call-reaction"],
  ["m.call.invite", "call-invite"],
  ["m.call.candidates", "call-candidates"],
  ["m.call.answer", "call-answer"],
  ["m.call.hangup", "call-hangup"],
  ["m.call.reject", "call-reject"],
  ["m.call.select_answer", "call-select-answer"],
  ["m.call.negotiate", "call-negotiate"],
  ["m.call.sdp_stream_metadata_changed", "call-media"],
  ["org.matrix.call.sdp_stream_metadata_changed", "call-media"],
  ["m.call.replaces", "call-replaces"],
  ["org.matrix.rageshake_request", "error-report"],
]);

/** By event type, stable and not. */
export const STATE_KINDS: ReadonlyMap<string, StateKind> = new Map([
  ["m.room.name", "name"],
  ["m.room.topic", "topic"],
  ["m.room.avatar", "avatar"],
  ["m.room.canonical_alias", "addresses"],
  ["m.room.aliases", "addresses"],
  ["m.room.create", "create"],
  ["m.room.encryption", "encryption"],
  ["m.room.guest_access", "guest-access"],
  ["m.room.history_visibility", "history-visibility"],
  ["m.room.join_rules", "join-rules"],
  ["m.room.member", "members"],
  ["m.room.pinned_events", "pinned"],
  ["m.room.power_levels", "permissions"],
  ["m.room.server_acl", "server-acl"],
  ["m.room.third_party_invite", "invitations"],
  ["m.room.tombstone", "tombstone"],
  ["m.room.policy", "policy-server"],
  ["m.policy.rule.user", "bans"],
  ["m.policy.rule.room", "bans"],
  ["m.policy.rule.server", "bans"],
  ["m.space.child", "space-rooms"],
  ["m.space.parent", "space-parents"],
  ["m.widget", "widgets"],
  ["im.vector.modular.widgets", "widgets"],
  ["io.element.widgets.layout", "widget-layout"],
  ["im.ponies.room_emotes", "stickers"],
  ["m.beacon_info", "live-locations"],
  ["org.matrix.msc3672.beacon_info", "live-locations"],
  ["m.call", "calls"],
  ["org.matrix.msc3401.call", "calls"],
  ["m.rtc.slot", "calls"],
  ["org.matrix.msc4143.rtc.slot", "calls"],
  ["m.call.member", "call-members"],
  ["org.matrix.msc3401.call.member", "call-members"],
]);

/** By event type. */
export const ACCOUNT_DATA_KINDS: ReadonlyMap<string, AccountDataKind> = new Map([
  ["m.fully_read", "read-marker"],
  ["m.tag", "tags"],
  ["m.marked_unread", "marked-unread"],
]);
