import type { StoredEvent } from "../state/room-event.ts";

/** MSC4354: no event is sticky for longer than an hour, whatever it says. */
const MAX_STICKY_DURATION_MS = 3_600_000;

/** How long the event stays sticky from now on, in milliseconds; undefined when it is not, or no longer. */
export function stickyTimeLeftMs({ event, receivedAt }: StoredEvent, now: number): number | undefined {
  if (event.msc4354_sticky === undefined) return undefined;
  const start = Math.min(event.origin_server_ts, receivedAt);
  const left = start + Math.min(event.msc4354_sticky.duration_ms, MAX_STICKY_DURATION_MS) - now;
  return left > 0 ? left : undefined;
}
