import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";

/** The membership events of those who sent these events: what a lazy-loading client needs to show them. */
export function membersOf(room: Room, events: readonly StoredEvent[]): readonly StoredEvent[] {
  return [...new Set(events.map(({ event }) => event.sender))]
    .map((sender) => room.getState("m.room.member", sender))
    .filter((member) => member !== undefined);
}
