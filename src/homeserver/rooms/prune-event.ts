import type { JsonObject } from "../http/json-object.ts";
import type { RoomEvent } from "../state/room-event.ts";

/** Content keys that survive a redaction, by event type. Room version 11, "Redactions". */
const KEPT_CONTENT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "m.room.member": ["membership", "join_authorised_via_users_server"],
    "m.room.join_rules": ["join_rule", "allow"],
    "m.room.power_levels": [
      "ban",
      "events",
      "events_default",
      "invite",
      "kick",
      "redact",
      "state_default",
      "users",
      "users_default",
    ],
    "m.room.history_visibility": ["history_visibility"],
    "m.room.redaction": ["redacts"],
  }),
);

/** What remains of an event once it is redacted. */
export function pruneEvent(event: RoomEvent): RoomEvent {
  const { redacts: _redacts, msc4354_sticky: _sticky, ...rest } = event;
  return { ...rest, content: pruneContent(event) };
}

function pruneContent({ type, content }: RoomEvent): JsonObject {
  if (type === "m.room.create") return content;
  const kept = KEPT_CONTENT.get(type) ?? [];
  return Object.fromEntries(Object.entries(content).filter(([key]) => kept.includes(key)));
}
