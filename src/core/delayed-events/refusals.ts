import { MatrixError } from "../matrix/matrix-error.ts";

/*
 * What a homeserver would answer, said without asking it. Widgets know these answers and act on them.
 */

/** The older form of the answer, since that is the one call widgets understand: they try again with a shorter delay. */
export function delayTooLong(url: string, maxDelayMs: number): MatrixError {
  if (maxDelayMs <= 0) {
    const body = { errcode: "M_FORBIDDEN", error: "Delayed events are switched off" };
    return new MatrixError({ status: 403, url, body });
  }
  const body = {
    errcode: "M_UNKNOWN",
    error: `The requested delay exceeds the allowed maximum of ${maxDelayMs} ms`,
    "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
    "org.matrix.msc4140.max_delay": maxDelayMs,
  };
  return new MatrixError({ status: 400, url, body });
}

/** `retryAfterMs` is when the next of those scheduled is due. */
export function tooManyScheduled(url: string, retryAfterMs: number): MatrixError {
  const body = {
    errcode: "M_LIMIT_EXCEEDED",
    error: "Too many delayed events are scheduled already",
    retry_after_ms: retryAfterMs,
  };
  const retryAfter = String(Math.ceil(retryAfterMs / 1000));
  return new MatrixError({ status: 429, url, body, retryAfter, retryAfterMs });
}

/** The same for an id that nobody scheduled as for one that somebody else did: not even its URL tells them apart. */
export function unknownDelayedEvent(url: string): MatrixError {
  const body = { errcode: "M_NOT_FOUND", error: "Delayed event not found" };
  return new MatrixError({ status: 404, url, body });
}
