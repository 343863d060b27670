import * as v from "valibot";
import { MatrixError } from "../../core/matrix/matrix-error.ts";
import { type ErrorResponse, toErrorResponse } from "../../core/protocol/error-response.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { WidgetError } from "../../core/widget-error.ts";
import type { Action } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { UnreachedError } from "./unreached-error.ts";

const details = v.object({
  matrix_api_error: v.object({
    http_status: v.number(),
    http_headers: v.record(v.string(), v.string()),
    url: v.string(),
    response: v.record(v.string(), v.unknown()),
  }),
});

/** What the widget is told about an error: a refusal in its own words, else `failure` and the homeserver's answer. */
export function describeFailure(error: unknown, failure: string, driver: SessionDriver): ErrorResponse {
  if (error instanceof ActionError || error instanceof UnreachedError) {
    return toErrorResponse(undefined, error.message);
  }
  // What the widget itself got wrong, it alone can put right.
  if (error instanceof WidgetError && error.code === "invalid-argument") {
    return toErrorResponse(undefined, error.message);
  }
  if (error instanceof MatrixError) return toErrorResponse(error, failure);
  return toErrorResponse(asMatrixError(error, driver), failure);
}

/**
 * What the widget is told when no answer came in time. Where the homeserver's was awaited it is what a gateway says then:
 * matrix-js-sdk tries again after that, and ends a call after an error without status.
 */
export function describeOverdue({ failure, feature }: Action): ErrorResponse {
  if (feature === undefined) return toErrorResponse(undefined, failure);
  const error = "The homeserver has not answered in time. What was asked for may still happen.";
  return toErrorResponse(
    new MatrixError({ status: 504, body: { errcode: "M_UNKNOWN", error }, url: "" }),
    failure,
  );
}

/** Drivers of other makers throw errors of their own, and say themselves what they mean. */
function asMatrixError(error: unknown, driver: SessionDriver): MatrixError | undefined {
  try {
    const parsed = v.safeParse(details, driver.processError(error));
    if (!parsed.success) return undefined;
    const { http_status, http_headers, url, response } = parsed.output.matrix_api_error;
    const retryAfter = Object.entries(http_headers).find(
      ([name]) => name.toLowerCase() === "retry-after",
    )?.[1];
    return new MatrixError({ status: http_status, body: response, url, retryAfter });
  } catch {
    return undefined;
  }
}
