import { isPlainObject } from "../core/is-plain-object.ts";
import { WidgetError } from "../core/widget-error.ts";

export type EventContent = Readonly<Record<string, unknown>>;

/** The content of an event to be sent; a missing one is empty, as matrix-widget-api has it. */
export function parseEventContent(content: unknown): EventContent {
  if (content === undefined || content === null) return {};
  if (isPlainObject(content)) return content;
  throw new WidgetError(
    "invalid-argument",
    "The content of the event is no object, so there is nothing to send. Send a JSON object.",
  );
}
