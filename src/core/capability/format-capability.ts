import { WidgetError } from "../widget-error.ts";
import type { Capability } from "./capability.ts";
import { FEATURE_SPELLINGS } from "./feature-spellings.ts";
import { joinRoomScope } from "./room-scope.ts";
import { joinStateBody } from "./state-body.ts";

/**
 * Writes a capability in the one spelling that deployed software understands, so that equal strings mean equal
 * capabilities.
 *
 * @throws WidgetError `invalid-argument` for the few that the grammar cannot express: a msgtype on anything but
 * `m.room.message`, a message-like type beginning with `m.room.message#`, a state key after a type that ends in a
 * backslash, and a room that is neither an id nor `*`. `parseCapability` returns none of these.
 */
export function formatCapability(capability: Capability): string {
  switch (capability.kind) {
    case "event":
      return `org.matrix.msc2762.${capability.direction}.event:${eventBody(capability)}`;
    case "state-event":
      return `org.matrix.msc2762.${capability.direction}.state_event:${joinStateBody({ eventType: capability.eventType, stateKey: capability.stateKey }) ?? inexpressible(capability)}`;
    case "room-scoped":
      return (
        joinRoomScope({ room: capability.room, inner: formatCapability(capability.inner) }) ??
        inexpressible(capability)
      );
    case "to-device":
      return `org.matrix.msc3819.${capability.direction}.to_device:${capability.eventType}`;
    case "room-account-data":
      return `com.beeper.capabilities.receive.room_account_data:${capability.eventType}`;
    case "timeline":
      return `org.matrix.msc2762.timeline:${capability.room}`;
    case "feature":
      return FEATURE_SPELLINGS[capability.feature][0];
    case "own":
      return capability.name;
    case "unknown":
      return capability.raw;
  }
}

function eventBody(capability: Capability & { readonly kind: "event" }): string {
  const { eventType, msgtype } = capability;
  if (eventType.startsWith("m.room.message#")) return inexpressible(capability);
  if (msgtype === undefined) return eventType;
  return eventType === "m.room.message" ? `${eventType}#${msgtype}` : inexpressible(capability);
}

function inexpressible(capability: Capability): never {
  throw new WidgetError(
    "invalid-argument",
    `formatCapability cannot write ${JSON.stringify(capability)}: no capability string means exactly that. Ask for the whole event type instead.`,
  );
}
