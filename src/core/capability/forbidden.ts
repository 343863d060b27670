import { isReservedToDeviceType } from "../to-device/reserved-types.ts";
import type { Capability } from "./capability.ts";

const stateTypes = new Set([
  "im.vector.modular.widgets",
  "io.element.widgets.layout",
  "m.policy.rule.room",
  "m.policy.rule.server",
  "m.policy.rule.user",
  "m.room.aliases",
  "m.room.avatar",
  "m.room.canonical_alias",
  "m.room.create",
  "m.room.encryption",
  "m.room.guest_access",
  "m.room.history_visibility",
  "m.room.join_rules",
  "m.room.member",
  "m.room.name",
  "m.room.pinned_events",
  "m.room.policy",
  "m.room.power_levels",
  "m.room.server_acl",
  "m.room.third_party_invite",
  "m.room.tombstone",
  "m.room.topic",
  "m.space.child",
  "m.space.parent",
  "m.widget",
]);

const messageLikeTypes = new Set(["m.reaction", "m.room.message", "m.room.redaction", "m.sticker"]);

/**
 * Tells what no widget is ever granted, whatever the user says: unknown capabilities, empty event types, key exchange
 * and verification, and a known event type as a kind of event that it is not (`send.event:m.room.topic`).
 */
export function isForbidden(capability: Capability): boolean {
  switch (capability.kind) {
    case "unknown":
      return true;
    case "timeline":
      return capability.room === "";
    case "feature":
      return false;
    case "room-account-data":
      return capability.eventType === "";
    case "event":
      // Ciphertext and verification in a room are as much the client's own affair as those to a device.
      return isUnfit(capability.eventType) || stateTypes.has(capability.eventType);
    case "state-event":
      return isUnfit(capability.eventType) || messageLikeTypes.has(capability.eventType);
    case "to-device":
      return (
        isUnfit(capability.eventType) ||
        stateTypes.has(capability.eventType) ||
        messageLikeTypes.has(capability.eventType)
      );
  }
}

function isUnfit(eventType: string): boolean {
  return eventType === "" || isReservedToDeviceType(eventType);
}
