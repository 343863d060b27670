import { WidgetError } from "../../core/widget-error.ts";

/** @throws WidgetError `invalid-argument` for what is no time to wait for. */
export function requireDuration(name: string, durationMs: number | undefined): void {
  if (durationMs === undefined || durationMs >= 0) return;
  throw new WidgetError(
    "invalid-argument",
    `${name} cannot be ${durationMs}. Give a number of milliseconds of at least 0, or Infinity.`,
  );
}
