import { WidgetError } from "../core/widget-error.ts";
import type { EventContent } from "./event-content.ts";

/** What to redact, and what remains of the redaction's content, such as its reason. */
export interface Redaction {
  readonly redacts: string;
  readonly content: EventContent;
}

/** Only this type redacts; a `redacts` key in any other content is nothing but content (MSC2762). */
export function isRedactionType(type: string): boolean {
  return type === "m.room.redaction";
}

export function parseRedaction(content: EventContent): Redaction {
  const { redacts, ...rest } = content;
  if (typeof redacts === "string" && redacts !== "") return { redacts, content: rest };
  throw new WidgetError(
    "invalid-argument",
    "The redaction names no event, so nothing was redacted. Put the event id into `content.redacts`.",
  );
}
