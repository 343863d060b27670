import type { EventPage } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { PagePosition } from "./page-tokens.ts";

/** A widget waits ten seconds: what was found by then is a page, also if it is short or empty. */
const MOST_SERVER_PAGES = 10;
const LONGEST_MS = 4_000;

export interface CollectedPage {
  readonly events: readonly MatrixEvent[];
  readonly start: PagePosition;
  /** Undefined when nothing is left to be found. */
  readonly end: PagePosition | undefined;
}

/**
 * Reads the homeserver's pages until enough of what is wanted was found, and then on to the next one that is wanted: the
 * page has an end where, as far as the bounds let it see, there is more.
 */
export async function collectPage(
  { from, given }: PagePosition,
  limit: number,
  read: (from: string | undefined) => Promise<EventPage>,
  isWanted: (event: MatrixEvent) => boolean,
): Promise<CollectedPage> {
  const overdueAtMs = performance.now() + LONGEST_MS;
  const events: MatrixEvent[] = [];
  let page = await read(from);
  // By its own name: without one it would begin with what is newest when it is read again.
  const start = { from: page.start, given };
  let position: PagePosition = start;
  for (let pages = 1; ; pages++) {
    const known = new Set(position.given);
    for (const event of page.events) {
      if (known.has(event.event_id) || !isWanted(event)) continue;
      if (events.length === limit) return { events, start, end: position };
      events.push(event);
      position = { from: position.from, given: [...position.given, event.event_id] };
    }
    if (page.end === undefined) return { events, start, end: undefined };
    position = { from: page.end, given: [] };
    if (pages === MOST_SERVER_PAGES || performance.now() > overdueAtMs)
      return { events, start, end: position };
    page = await read(page.end);
  }
}
