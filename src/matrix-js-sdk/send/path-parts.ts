import { WidgetError } from "../../core/widget-error.ts";

/**
 * Refuses what cannot stand between two slashes of a path. For every URL parser `.` and `..` are steps along it, encoded
 * ones too, so the request would go to another endpoint, or be about another event, than was asked for.
 *
 * @throws WidgetError `invalid-argument`
 */
export function requirePathParts(...parts: readonly string[]): void {
  const step = parts.find((part) => part === "." || part === "..");
  if (step === undefined) return;
  throw new WidgetError(
    "invalid-argument",
    `No address can hold ${JSON.stringify(step)} as a type, a key or an id, so nothing was sent. Choose another.`,
  );
}
