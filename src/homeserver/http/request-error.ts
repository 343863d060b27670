/** A refusal, as it goes out: HTTP status, Matrix error code and words ("Standard error response"). */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: number;
  readonly errcode: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    errcode: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.status = status;
    this.errcode = errcode;
    this.details = details;
  }
}

export function forbidden(message: string): RequestError {
  return new RequestError(403, "M_FORBIDDEN", message);
}

export function notFound(message: string): RequestError {
  return new RequestError(404, "M_NOT_FOUND", message);
}

export function missingParam(message: string): RequestError {
  return new RequestError(400, "M_MISSING_PARAM", message);
}

export function invalidParam(message: string): RequestError {
  return new RequestError(400, "M_INVALID_PARAM", message);
}

export function badJson(message: string): RequestError {
  return new RequestError(400, "M_BAD_JSON", message);
}

export function unrecognized(status: 404 | 405): RequestError {
  const message = status === 404 ? "Unrecognized request" : "This endpoint has no such method";
  return new RequestError(status, "M_UNRECOGNIZED", message);
}

export function limitExceeded(message: string, retryAfterMs: number): RequestError {
  return new RequestError(429, "M_LIMIT_EXCEEDED", message, { retry_after_ms: retryAfterMs });
}

/** The answer to a refused request. A wait is also given as `Retry-After`, in whole seconds, rounded up. */
export function toErrorResponse(error: RequestError): Response {
  const body = { errcode: error.errcode, error: error.message, ...error.details };
  const retryAfterMs = error.details["retry_after_ms"];
  const headers: Record<string, string> =
    typeof retryAfterMs === "number" ? { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) } : {};
  return Response.json(body, { status: error.status, headers });
}
