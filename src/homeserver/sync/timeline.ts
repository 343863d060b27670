import { type EventFilter, passesFilter } from "../rooms/event-filter.ts";
import { canSee } from "../rooms/event-visibility.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** The newest events of a stretch of a room. */
export interface Timeline {
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  /** Events of the stretch were left out. */
  readonly limited: boolean;
  /** The position just before the first event: where reading backwards goes on. */
  readonly start: number;
}

export interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

/** Selects what one user may see of a stretch, at most as much as the filter says. */
export function selectTimeline(room: Room, userId: string, stretch: Stretch, filter: EventFilter): Timeline {
  const visible = room
    .eventsBetween(stretch.after, stretch.upTo)
    .filter((stored) => passesFilter(filter, stored.event) && canSee(room, userId, stored));
  const limit = Math.min(filter.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const events = limit === 0 ? [] : visible.slice(-limit);
  return {
    events,
    limited: visible.length > events.length,
    start: (events[0]?.position ?? stretch.upTo + 1) - 1,
  };
}
