import type { EventPage } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import type { EventsFilter } from "./read-events-filter.ts";

/** Where reading begins in a room of which nothing was at hand. */
const NOWHERE = "";

export interface PageAtHand extends EventPage {
  /** Whether the room's first event is at hand too, and so everything that followed. */
  readonly isWholeHistory: boolean;
}

/**
 * What the client has of a room's history without asking the homeserver, as a single page. It begins with the event named
 * by `from`, so that what arrives meanwhile does not come again, or comes last.
 */
export async function readPageAtHand(
  driver: SessionDriver,
  roomId: string,
  direction: "b" | "f",
  from: string | undefined,
  { type, msgtype, state_key }: EventsFilter & { readonly type: string },
): Promise<PageAtHand> {
  const stateKey = state_key === true ? undefined : state_key;
  const most = Number.MAX_SAFE_INTEGER;
  const [newestFirst, creation] = await Promise.all([
    driver.readRoomTimeline(roomId, type, msgtype, stateKey, most, undefined),
    driver.readRoomTimeline(roomId, "m.room.create", undefined, "", 1, undefined),
  ]);
  // matrix-widget-api's type of an event is wider in fields that nothing here looks at.
  const events = (direction === "b" ? newestFirst : newestFirst.toReversed()) as MatrixEvent[];
  const start = from ?? events[0]?.event_id ?? NOWHERE;
  const first = start === NOWHERE ? 0 : events.findIndex(({ event_id }) => event_id === start);
  return {
    // A timeline that was cut since does not hold what was read; where it goes on, nobody can say.
    events: first === -1 ? [] : events.slice(first),
    start,
    isWholeHistory: creation.length > 0,
  };
}
