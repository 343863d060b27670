export interface MatrixErrorDetails {
  /** HTTP status of the homeserver's answer. */
  readonly status: number;
  /** The answer's JSON body, unchanged. Empty when the body was not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The `Retry-After` header, unchanged: decimal seconds or an HTTP date. */
  readonly retryAfter?: string | undefined;
  /** How long the homeserver asks to wait, from the header or else the body's `retry_after_ms`. */
  readonly retryAfterMs?: number | undefined;
  /** The failed request's URL, without query and fragment. */
  readonly url: string;
}

/**
 * The homeserver answered with an error. A connection that fails before any answer is any other error.
 * Client-server API, "Standard error response".
 */
export class MatrixError extends Error {
  override readonly name = "MatrixError";
  readonly status: number;
  /** The answer's `errcode`, or `M_UNKNOWN` where it had none. */
  readonly errcode: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryAfter: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly url: string;

  constructor(details: MatrixErrorDetails) {
    const { errcode, error } = details.body as { errcode?: unknown; error?: unknown };
    const code = typeof errcode === "string" ? errcode : "M_UNKNOWN";
    super(`${code}: ${typeof error === "string" ? error : `the homeserver answered ${details.status}`}`);
    this.status = details.status;
    this.errcode = code;
    this.body = details.body;
    this.retryAfter = details.retryAfter;
    this.retryAfterMs = details.retryAfterMs;
    this.url = details.url;
  }
}
