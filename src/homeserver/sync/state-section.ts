import { type EventFilter, passesFilter } from "../rooms/event-filter.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";
import type { Stretch, Timeline } from "./timeline.ts";

/** Which state a device needs to understand a timeline. */
export interface StateNeed {
  readonly stretch: Stretch;
  readonly timeline: Timeline;
  readonly isFull: boolean;
  readonly useStateAfter: boolean;
  readonly filter: EventFilter;
  readonly userId: string;
}

/**
 * The state a device lacks: all of it, or what changed in the stretch; as of the start of the timeline, or with
 * MSC4222 as of its end, timeline included.
 */
export function selectState(room: Room, need: StateNeed): readonly StoredEvent[] {
  const end = need.useStateAfter ? need.stretch.upTo : need.timeline.start;
  // Who was only invited never learns the state, and who left nothing of what came later.
  const at = Math.min(end, room.readableUpTo(need.userId) ?? 0);
  const entries = need.isFull ? room.stateAt(at) : changedState(room, need.stretch.after, at);
  const wanted = need.filter.lazy_load_members ? lazyMembers(room, need, entries, at) : entries;
  return wanted.filter(({ event }) => passesFilter(need.filter, event));
}

function changedState(room: Room, after: number, at: number): readonly StoredEvent[] {
  const changed = new Set<StoredEvent>();
  for (const { event } of room.eventsBetween(after, at)) {
    const current =
      event.state_key === undefined ? undefined : room.getState(event.type, event.state_key, at);
    if (current !== undefined) changed.add(current);
  }
  return [...changed];
}

/** "Lazy-loading room members": of all members only who speaks in the timeline, and oneself; changes always. */
function lazyMembers(
  room: Room,
  { timeline, isFull, userId }: StateNeed,
  entries: readonly StoredEvent[],
  at: number,
): readonly StoredEvent[] {
  const speakers = new Set(timeline.events.map(({ event }) => event.sender));
  if (isFull) speakers.add(userId);
  const members = [...speakers]
    .map((speaker) => room.getState("m.room.member", speaker, at))
    .filter((stored) => stored !== undefined);
  const others = isFull ? entries.filter(({ event }) => event.type !== "m.room.member") : entries;
  return [...new Set([...others, ...members])];
}
