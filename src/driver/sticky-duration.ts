import { WidgetError } from "../core/widget-error.ts";

/** MSC4354 allows whole milliseconds up to one hour; what is longer is left to the homeserver to shorten or refuse. */
export function parseStickyDuration(durationMs: unknown): number {
  if (typeof durationMs === "number" && Number.isSafeInteger(durationMs) && durationMs >= 0)
    return durationMs;
  throw new WidgetError(
    "invalid-argument",
    "The sticky duration is no whole number of milliseconds, so the event was not sent.",
  );
}
