import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";

/** MSC4354: no event stays sticky for longer. */
const LONGEST_MS = 3_600_000;

/** Tells a document which events are sticky now (MSC4407), and sees to it that each is told once, live or not. */
export class StickyPush {
  readonly #driver: SessionDriver;
  readonly #mayReceive: (event: MatrixEvent) => boolean;
  readonly #deliver: (event: MatrixEvent) => void;
  /** By event id, and until when one might be sticky; the oldest first. */
  readonly #told = new Map<string, number>();
  #isStopped = false;

  constructor(
    driver: SessionDriver,
    mayReceive: (event: MatrixEvent) => boolean,
    deliver: (event: MatrixEvent) => void,
  ) {
    this.#driver = driver;
    this.#mayReceive = mayReceive;
    this.#deliver = deliver;
  }

  async push(rooms: readonly string[]): Promise<void> {
    const lists = await Promise.all(rooms.map((roomId) => this.#read(roomId)));
    for (const event of lists.flat()) {
      if (this.#isStopped) return;
      if (this.#mayReceive(event) && this.isNew(event)) this.#deliver(event);
    }
  }

  /** Whether this event was not told yet; it counts as told from now on. Events that are not sticky are always new. */
  isNew(event: MatrixEvent): boolean {
    if (event.msc4354_sticky === undefined) return true;
    if (this.#told.has(event.event_id)) return false;
    const now = Date.now();
    for (const [eventId, until] of this.#told) {
      if (until > now) break;
      this.#told.delete(eventId);
    }
    this.#told.set(event.event_id, now + LONGEST_MS);
    return true;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #read(roomId: string): Promise<readonly MatrixEvent[]> {
    try {
      const events = (await this.#driver.readStickyEvents(roomId)) as MatrixEvent[];
      const now = Date.now();
      return events.filter((event) => event.room_id === roomId && isSticky(event, now));
    } catch {
      return [];
    }
  }
}

function isSticky({ msc4354_sticky, origin_server_ts, unsigned }: MatrixEvent, now: number): boolean {
  if (msc4354_sticky === undefined) return false;
  const timeLeftMs = unsigned["msc4354_sticky_duration_ttl_ms"];
  if (typeof timeLeftMs === "number") return timeLeftMs > 0;
  return origin_server_ts + Math.min(msc4354_sticky.duration_ms, LONGEST_MS) > now;
}
