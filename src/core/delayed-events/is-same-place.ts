import type { DelayedEventEntry } from "./delayed-event-entry.ts";

type Place = Pick<DelayedEventEntry, "owner" | "roomId" | "type" | "stateKey" | "stickyDurationMs">;

/**
 * Whether two delayed events of one widget are about the same place in a room, such as a seat in a call: the later one
 * is there for the earlier one. Ordinary messages have no place.
 */
export function isSamePlace(one: Place, other: Place): boolean {
  return (
    (one.stateKey !== undefined || one.stickyDurationMs !== undefined) &&
    one.owner === other.owner &&
    one.roomId === other.roomId &&
    one.type === other.type &&
    one.stateKey === other.stateKey
  );
}
