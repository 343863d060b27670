import { describe, expect, test } from "vitest";
import { MatrixError } from "../../src/core/matrix/matrix-error.ts";
import { aRoom, text } from "./a-room.ts";
import type { CreateHarness } from "./port-harness.ts";

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", "Set-Cookie": "secret=1", ...headers },
  });

export function describeErrors(createHarness: CreateHarness): void {
  describe("errors", () => {
    const refusal = async (answer: Response): Promise<MatrixError> => {
      const alice = await createHarness().createUser("alice");
      const roomId = await aRoom(alice);
      alice.wire.answerOnce("/send/", () => answer);
      const error = await alice.port
        .sendEvent(roomId, "m.room.message", text("x"))
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(MatrixError);
      return error as MatrixError; // just checked
    };

    test("91. A rate limit is told at once, with the header's time", async () => {
      const body = { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 1234 };
      const error = await refusal(json(429, body, { "Retry-After": "7" }));
      expect(error).toMatchObject({
        status: 429,
        errcode: "M_LIMIT_EXCEEDED",
        retryAfter: "7",
        retryAfterMs: 7000,
      });
      expect(error.body).toEqual(body);
    });

    test("A date in Retry-After is a time to wait as well", async () => {
      const inAMinute = new Date(Date.now() + 60_000).toUTCString();
      const error = await refusal(
        json(429, { errcode: "M_LIMIT_EXCEEDED", error: "Slow" }, { "Retry-After": inAMinute }),
      );
      expect(error.retryAfter).toBe(inAMinute);
      expect(error.retryAfterMs).toBeGreaterThan(50_000);
      expect(error.retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    test("Without the header the body's retry_after_ms counts", async () => {
      const error = await refusal(
        json(429, { errcode: "M_LIMIT_EXCEEDED", error: "Slow", retry_after_ms: 1234 }),
      );
      expect(error).toMatchObject({ retryAfter: undefined, retryAfterMs: 1234 });
    });

    test("170. Every key of the homeserver's body is kept", async () => {
      const body = {
        errcode: "M_UNKNOWN",
        error: "Too long",
        "org.matrix.msc4140.max_delay": 5,
        deep: { a: [1] },
      };
      const error = await refusal(json(400, body));
      expect(error.body).toEqual(body);
      expect(error.message).toContain("Too long");
    });

    test("171. An answer without JSON has its status and M_UNKNOWN", async () => {
      const error = await refusal(
        new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }),
      );
      expect(error).toMatchObject({ status: 502, errcode: "M_UNKNOWN", body: {} });
    });

    test("169. The URL has neither query nor token", async () => {
      const error = await refusal(json(400, { errcode: "M_UNKNOWN", error: "No" }));
      expect(error.url).toMatch(/^https?:\/\//);
      expect(error.url).not.toMatch(/[?#]|token/);
    });

    test("172. A failure to connect is an ordinary error", async () => {
      const alice = await createHarness().createUser("alice");
      alice.wire.answerOnce("/request_token", () => Promise.reject(new TypeError("fetch failed")));
      const error = await alice.port.getOpenIdToken().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MatrixError);
    });
  });
}
