import type { HonoRequest } from "hono";
import { delayedEventOptions, type HomeserverOptions, hasStickyEvents } from "../homeserver-options.ts";
import { readCount } from "../http/read-query.ts";
import { invalidParam } from "../http/request-error.ts";

/**
 * MSC4140: the requested delay, in milliseconds. A homeserver without delayed events does not look at it, and nor does
 * one that has an endpoint of its own for them: both send at once.
 */
export function readDelayMs(request: HonoRequest, options: HomeserverOptions): number | undefined {
  const delayedEvents = delayedEventOptions(options);
  if (delayedEvents === undefined || delayedEvents.rules === "merged") return undefined;
  if (request.query("org.matrix.msc4140.parent_delay_id") !== undefined) {
    throw invalidParam("Delayed events with a parent are no longer part of MSC4140");
  }
  return readCount(request, "org.matrix.msc4140.delay");
}

/** MSC4354: how long the event is to be sticky, in milliseconds. A homeserver without sticky events does not look at it. */
export function readStickyDurationMs(request: HonoRequest, options: HomeserverOptions): number | undefined {
  return hasStickyEvents(options) ? readCount(request, "org.matrix.msc4354.sticky_duration_ms") : undefined;
}
