interface PushRule {
  readonly rule_id: string;
  readonly default: true;
  readonly enabled: boolean;
  readonly conditions?: readonly Readonly<Record<string, unknown>>[];
  readonly actions: readonly unknown[];
}

export interface PushRuleset {
  readonly override: readonly PushRule[];
  readonly content: readonly PushRule[];
  readonly room: readonly PushRule[];
  readonly sender: readonly PushRule[];
  readonly underride: readonly PushRule[];
}

const rule = (
  name: string,
  actions: readonly unknown[],
  conditions: readonly Readonly<Record<string, unknown>>[],
): PushRule => ({ rule_id: `.m.rule.${name}`, default: true, enabled: true, conditions, actions });

const typeIs = (pattern: string) => ({ kind: "event_match", key: "type", pattern });
const highlight = { set_tweak: "highlight" };
const sound = (value: "default" | "ring") => ({ set_tweak: "sound", value });

/** "Predefined rules" of the push module, for one user. */
export function defaultPushRules(userId: string): PushRuleset {
  const isOneToOne = { kind: "room_member_count", is: "2" };
  return {
    override: [
      { ...rule("master", [], []), enabled: false },
      rule("suppress_notices", [], [{ kind: "event_match", key: "content.msgtype", pattern: "m.notice" }]),
      rule(
        "invite_for_me",
        ["notify", sound("default")],
        [
          typeIs("m.room.member"),
          { kind: "event_match", key: "content.membership", pattern: "invite" },
          { kind: "event_match", key: "state_key", pattern: userId },
        ],
      ),
      rule("member_event", [], [typeIs("m.room.member")]),
      rule(
        "is_user_mention",
        ["notify", sound("default"), highlight],
        [{ kind: "event_property_contains", key: "content.m\\.mentions.user_ids", value: userId }],
      ),
      rule(
        "is_room_mention",
        ["notify", highlight],
        [
          { kind: "event_property_is", key: "content.m\\.mentions.room", value: true },
          { kind: "sender_notification_permission", key: "room" },
        ],
      ),
      rule("reaction", [], [typeIs("m.reaction")]),
    ],
    content: [],
    room: [],
    sender: [],
    underride: [
      rule("call", ["notify", sound("ring")], [typeIs("m.call.invite")]),
      rule(
        "encrypted_room_one_to_one",
        ["notify", sound("default")],
        [isOneToOne, typeIs("m.room.encrypted")],
      ),
      rule("room_one_to_one", ["notify", sound("default")], [isOneToOne, typeIs("m.room.message")]),
      rule("message", ["notify"], [typeIs("m.room.message")]),
      rule("encrypted", ["notify"], [typeIs("m.room.encrypted")]),
    ],
  };
}
