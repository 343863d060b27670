import type { EventPage } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { PagePosition } from "./page-tokens.ts";

interface Bounds {
  readonly serverPages: number;
  readonly durationMs: number;
}

/** With something found, what was found by then is a page, also if it is short. */
const USUAL: Bounds = { serverPages: 10, durationMs: 4_000 };
/** Without, it goes on about as long as a widget waits: there is to be at least one event, if there is any. */
const WHILE_EMPTY: Bounds = { serverPages: 100, durationMs: 7_500 };

export interface CollectedPage {
  readonly events: readonly MatrixEvent[];
  readonly start: PagePosition;
  /** Undefined when nothing is left to be found. */
  readonly end: PagePosition | undefined;
  /**
   * True where there may be more of these than can be found: the bounds stopped a search that had found nothing, or
   * something on the way could not be decrypted.
   */
  readonly isIncomplete: boolean;
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
  const beganAtMs = performance.now();
  const events: MatrixEvent[] = [];
  let page = await read(from);
  // By its own name: without one it would begin with what is newest when it is read again.
  const start = { from: page.start, given };
  let position: PagePosition = start;
  let isIncomplete = false;
  for (let pages = 1; ; pages++) {
    const known = new Set(position.given);
    if (page.hasUndecryptable) isIncomplete = true;
    for (const event of page.events) {
      if (known.has(event.event_id) || !isWanted(event)) continue;
      if (events.length === limit) return { events, start, end: position, isIncomplete };
      events.push(event);
      position = { from: position.from, given: [...position.given, event.event_id] };
    }
    if (page.end === undefined) return { events, start, end: undefined, isIncomplete };
    position = { from: page.end, given: [] };
    const isEmpty = events.length === 0;
    const { serverPages, durationMs } = isEmpty ? WHILE_EMPTY : USUAL;
    if (pages >= serverPages || performance.now() - beganAtMs > durationMs) {
      return { events, start, end: position, isIncomplete: isIncomplete || isEmpty };
    }
    page = await read(page.end);
  }
}
