import type { Capability } from "../capability/capability.ts";
import { GOVERNING_STATE } from "../capability/known-event-types.ts";

/**
 * Tells what no widget is granted or asked for unless the app's policy names it: to change who may do what in a room, who
 * is in it, whether it is private or moves elsewhere, and which widgets it has, itself included. What no widget may ever
 * have is `isForbidden`'s affair; no policy lifts that.
 */
export function isForbiddenByDefault(capability: Capability): boolean {
  if (capability.kind === "room-scoped") return isForbiddenByDefault(capability.inner);
  return (
    capability.kind === "state-event" &&
    capability.direction === "send" &&
    GOVERNING_STATE.has(capability.eventType)
  );
}
