import { MatrixError } from "../core/matrix/matrix-error.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** The HTTP status of an error the SDK raised for a homeserver's answer; undefined for every other failure. */
export function httpStatusOf(error: unknown): number | undefined {
  // By shape, not by class: an app that bundles the SDK twice has two classes of each name.
  const status = error instanceof Error && "httpStatus" in error ? error.httpStatus : undefined;
  return typeof status === "number" ? status : undefined;
}

/**
 * What the port rejects with: a `MatrixError` where the homeserver answered, else the error as it is.
 * `fallbackUrl` stands in where the SDK does not tell which URL failed.
 */
export function toPortError(error: unknown, fallbackUrl: string): unknown {
  const status = httpStatusOf(error);
  if (status === undefined || !(error instanceof Error)) return error;
  const body = "data" in error && isJsonObject(error.data) ? error.data : {};
  const retryAfter = readRetryAfter(error);
  return new MatrixError({
    status,
    body,
    retryAfter,
    retryAfterMs: toMilliseconds(retryAfter) ?? bodyRetryAfterMs(body),
    url: withoutQuery("url" in error ? error.url : undefined) ?? withoutQuery(fallbackUrl) ?? fallbackUrl,
  });
}

function readRetryAfter(error: Error): string | undefined {
  const headers = "httpHeaders" in error ? error.httpHeaders : undefined;
  return headers instanceof Headers ? (headers.get("Retry-After") ?? undefined) : undefined;
}

function toMilliseconds(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(retryAfter)) return Math.ceil(Number(retryAfter) * 1000);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function bodyRetryAfterMs(body: JsonObject): number | undefined {
  const { retry_after_ms: delay } = body as { retry_after_ms?: unknown };
  return typeof delay === "number" && delay >= 0 ? delay : undefined;
}

function withoutQuery(url: unknown): string | undefined {
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
