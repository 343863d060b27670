import type { Capability } from "../../core/capability/capability.ts";
import type { Grants } from "../../core/capability/grants.ts";

/** Whether there is more of a kind to receive than before: another type or key, or the same in more rooms. */
export function hasMore(kind: Capability["kind"], before: Grants, now: Grants): boolean {
  const count = (grants: Grants) => grants.received.filter((one) => one.kind === kind).length;
  if (count(now) === 0) return false;
  const hasMoreRooms = now.rooms.length > before.rooms.length || now.allRooms !== before.allRooms;
  return hasMoreRooms || count(now) > count(before);
}
