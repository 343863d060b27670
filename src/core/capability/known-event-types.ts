/** State that decides who may do what in a room, who is in it, whether it is private, and which widgets it has. */
export const GOVERNING_STATE: ReadonlySet<string> = new Set([
  "im.vector.modular.widgets",
  "m.policy.rule.room",
  "m.policy.rule.server",
  "m.policy.rule.user",
  "m.room.create",
  "m.room.encryption",
  "m.room.guest_access",
  "m.room.history_visibility",
  "m.room.join_rules",
  "m.room.member",
  "m.room.policy",
  "m.room.power_levels",
  "m.room.server_acl",
  "m.room.third_party_invite",
  "m.room.tombstone",
  "m.space.child",
  "m.space.parent",
  "m.widget",
  // What came before the stable names above, and still counts for some servers and clients.
  "m.room.rule.room",
  "m.room.rule.server",
  "m.room.rule.user",
  "org.matrix.mjolnir.rule.room",
  "org.matrix.mjolnir.rule.server",
  "org.matrix.mjolnir.rule.user",
  "org.matrix.msc4284.policy",
]);

/** State that describes a room. */
export const DESCRIBING_STATE: ReadonlySet<string> = new Set([
  "io.element.widgets.layout",
  "m.room.aliases",
  "m.room.avatar",
  "m.room.canonical_alias",
  "m.room.name",
  "m.room.pinned_events",
  "m.room.topic",
]);

/** What is never state. Types that only widgets know may be either. */
export const MESSAGE_LIKE: ReadonlySet<string> = new Set([
  "m.reaction",
  "m.room.message",
  "m.room.redaction",
  "m.sticker",
]);
