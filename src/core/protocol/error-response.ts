import { MatrixError } from "../matrix/matrix-error.ts";

/** How a host tells a widget that something failed. */
export interface ErrorResponse {
  readonly error: {
    readonly message: string;
    /** Present when a homeserver answered an error. MSC2762. */
    readonly matrix_api_error?: {
      readonly http_status: number;
      readonly http_headers: Readonly<Record<string, string>>;
      readonly url: string;
      readonly response: {
        readonly errcode: string;
        readonly error: string;
        readonly [key: string]: unknown;
      };
    };
  };
}

/**
 * Tells a widget what failed: `message` in words, and the homeserver's answer where there was one. Nothing else of the
 * error is shown, since its text and stack may name internals or hold secrets.
 */
export function toErrorResponse(error: unknown, message: string): ErrorResponse {
  const text = safeText(message);
  if (!(error instanceof MatrixError)) return { error: { message: text } };

  const { errcode, body, url } = error;
  return {
    error: {
      message: text,
      matrix_api_error: {
        http_status: error.status,
        http_headers: retryHeader(error),
        url: url.replace(/[?#].*$/s, ""),
        response: {
          ...(error.status === 401 ? withoutAuthenticationStages(body) : body),
          errcode,
          error: typeof body["error"] === "string" ? body["error"] : error.message,
        },
      },
    },
  };
}

// Widgets take this very text for their own timeout and try again.
function safeText(message: string): string {
  return message === "Request timed out" ? "The request took too long" : message;
}

/** The one header the client-server API defines for errors, where it is well-formed: seconds or an HTTP date. */
function retryHeader({ status, retryAfter }: MatrixError): Record<string, string> {
  if (status !== 429 || retryAfter === undefined) return {};
  const isValid = /^\d+$/.test(retryAfter) || /^[A-Z][a-z]{2}, .* GMT$/.test(retryAfter);
  return isValid ? { "retry-after": retryAfter } : {};
}

/** User-interactive authentication is the user's to complete, never a widget's. */
function withoutAuthenticationStages(body: MatrixError["body"]): MatrixError["body"] {
  const { session: _session, flows: _flows, params: _params, completed: _completed, ...rest } = body;
  return rest;
}
