import type { IWidgetApiErrorResponseDataDetails } from "matrix-widget-api";
import { toErrorResponse } from "../core/protocol/error-response.ts";

/** What a widget may know of a failed request to the homeserver; undefined for every other error. */
export function describeMatrixError(error: unknown): IWidgetApiErrorResponseDataDetails | undefined {
  const { matrix_api_error } = toErrorResponse(error, "").error;
  return matrix_api_error === undefined ? undefined : { matrix_api_error };
}
