import type { PlainObject } from "../../core/protocol/message.ts";
import type { Outcome } from "./widget-transport.ts";

/** Reads a widget's answer: an error is an object `error` with a text, everything else is an answer. */
export function parseOutcome(response: PlainObject): Outcome {
  const error = response["error"];
  if (
    typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string"
  ) {
    return { kind: "refused", message: error.message };
  }
  return { kind: "answered", response };
}
