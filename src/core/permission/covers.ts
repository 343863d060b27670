import type { Capability, RoomEventCapability } from "../capability/capability.ts";
import { formatCapability } from "../capability/format-capability.ts";
import { parseCapability } from "../capability/parse-capability.ts";
import { capabilityPermission, type Permission, permittedCapability } from "./permission.ts";

/**
 * Whether one permission holds everything that another does: any message holds text messages, any key holds one key,
 * every room holds one room. What counts in the widget's own room also holds what is asked for that room by name.
 */
export function covers(wider: Permission, narrower: Permission, ownRoomId: string | undefined): boolean {
  return wider === narrower || coveringPermissions(narrower, ownRoomId).includes(wider);
}

/** Every permission that covers this one, itself included; there are never more than six. */
export function coveringPermissions(
  permission: Permission,
  ownRoomId: string | undefined,
): readonly Permission[] {
  const capability = permittedCapability(permission);
  if (capability === undefined) return [permission];
  const wider = coveringCapabilities(parseCapability(capability), ownRoomId);
  return [permission, ...wider.map((one) => capabilityPermission(formatCapability(one)))];
}

function coveringCapabilities(capability: Capability, ownRoomId: string | undefined): readonly Capability[] {
  switch (capability.kind) {
    case "event":
    case "state-event":
      return [...widerEvents(capability), ...scoped("*", capability)];
    case "timeline":
      return [{ kind: "timeline", room: "*" }];
    case "room-scoped": {
      const { room, inner } = capability;
      const inOwnRoom = room === ownRoomId ? [inner, ...widerEvents(inner)] : [];
      return [...scoped(room, inner), ...scoped("*", inner), ...inOwnRoom];
    }
    default:
      return [];
  }
}

function scoped(room: string, inner: RoomEventCapability): readonly Capability[] {
  return [inner, ...widerEvents(inner)].map((one) => ({ kind: "room-scoped", room, inner: one }));
}

/** Any message, for messages of one kind; any key, for one key. */
function widerEvents(capability: RoomEventCapability): readonly RoomEventCapability[] {
  const { kind, direction, eventType } = capability;
  if (kind === "event") return capability.msgtype === undefined ? [] : [{ kind, direction, eventType }];
  return capability.stateKey === undefined ? [] : [{ kind, direction, eventType }];
}
