import { isReservedToDeviceType } from "../to-device/reserved-types.ts";
import type { Capability } from "./capability.ts";
import { DESCRIBING_STATE, GOVERNING_STATE, MESSAGE_LIKE } from "./known-event-types.ts";

/**
 * Tells what no widget is ever granted, whatever the user says: unknown capabilities, empty event types, key exchange
 * and verification, and a known event type as a kind of event that it is not (`send.event:m.room.topic`). An app's own
 * capability is not, but is never asked for in a session whose app has not declared it.
 */
export function isForbidden(capability: Capability): boolean {
  switch (capability.kind) {
    case "unknown":
      return true;
    case "timeline":
      return capability.room === "";
    case "room-scoped":
      return capability.room === "" || isForbidden(capability.inner);
    case "feature":
    case "own":
      return false;
    case "room-account-data":
      return capability.eventType === "";
    case "event":
      // Ciphertext and verification in a room are as much the client's own affair as those to a device.
      return isUnfit(capability.eventType) || isState(capability.eventType);
    case "state-event":
      return isUnfit(capability.eventType) || MESSAGE_LIKE.has(capability.eventType);
    case "to-device":
      return (
        isUnfit(capability.eventType) ||
        isState(capability.eventType) ||
        MESSAGE_LIKE.has(capability.eventType)
      );
  }
}

function isUnfit(eventType: string): boolean {
  return eventType === "" || isReservedToDeviceType(eventType);
}

function isState(eventType: string): boolean {
  return GOVERNING_STATE.has(eventType) || DESCRIBING_STATE.has(eventType);
}
