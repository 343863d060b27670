import type { ErrorResponse } from "../../core/protocol/error-response.ts";
import { ActionError } from "../actions/action-error.ts";
import { OverdueError } from "../actions/deadline.ts";
import type { Refusal } from "../actions/refusal.ts";
import type { ActivityOutcome } from "./activity-entry.ts";
import { shortText } from "./short-text.ts";

/** What a failed request is recorded as. Of a homeserver's error no text: it may name what was asked for. */
export function outcomeOf(error: unknown, { error: told }: ErrorResponse): ActivityOutcome {
  if (error instanceof ActionError) return refused(error.message, error.refusal);
  if (error instanceof OverdueError) return { kind: "no-answer" };
  const httpStatus = told.matrix_api_error?.http_status;
  const errcode = told.matrix_api_error?.response.errcode;
  return httpStatus === undefined || errcode === undefined
    ? { kind: "failed" }
    : { kind: "failed", httpStatus, errcode: shortText(errcode) };
}

/** What a refused request is recorded as; `message` is what the widget is told. */
export function refused(message: string, refusal: Refusal): ActivityOutcome {
  switch (refusal.reason) {
    case "data":
      // Not the message: a schema may repeat in it what the widget sent.
      return { kind: "refused", refusal: { ...refusal, field: shortOptional(refusal.field) } };
    case "capability":
      return {
        kind: "refused",
        message: shortText(message),
        refusal: { ...refusal, capability: shortOptional(refusal.capability) },
      };
    default:
      return { kind: "refused", message: shortText(message), refusal };
  }
}

function shortOptional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shortText(text);
}
