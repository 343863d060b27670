import { describe, expect, it } from "vitest";
import { MatrixError, type MatrixErrorDetails } from "../../../src/core/matrix/matrix-error.ts";
import { toErrorResponse } from "../../../src/core/protocol/error-response.ts";

const aMatrixError = (details: Partial<MatrixErrorDetails> = {}) =>
  new MatrixError({
    status: 403,
    body: { errcode: "M_FORBIDDEN", error: "You are not in the room" },
    url: "https://hs.example/_matrix/client/v3/rooms/!a/send/m.room.message/1",
    ...details,
  });

describe("toErrorResponse", () => {
  it("167. gives a Matrix error with its four fields", () => {
    expect(toErrorResponse(aMatrixError(), "Error sending event")).toEqual({
      error: {
        message: "Error sending event",
        matrix_api_error: {
          http_status: 403,
          http_headers: {},
          url: "https://hs.example/_matrix/client/v3/rooms/!a/send/m.room.message/1",
          response: { errcode: "M_FORBIDDEN", error: "You are not in the room" },
        },
      },
    });
  });

  it.each([
    ["seconds", 429, "3", { "retry-after": "3" }],
    ["a date", 429, "Wed, 21 Oct 2026 07:28:00 GMT", { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }],
    ["nonsense, which would make the SDK throw", 429, "soon", {}],
    ["two lines", 429, "3\r\nset-cookie: a=b", {}],
    ["a status the spec gives no header", 503, "3", {}],
    ["nothing", 429, undefined, {}],
  ])("168. at most Retry-After is passed on: %s", (_name, status, retryAfter, headers) => {
    const { error } = toErrorResponse(aMatrixError({ status, retryAfter }), "Error sending event");
    expect(error.matrix_api_error?.http_headers).toEqual(headers);
  });

  it.each([
    "https://hs.example/_matrix/x?access_token=secret",
    "https://hs.example/_matrix/x#access_token=secret",
    "https://hs.example/_matrix/x?a=\n&access_token=secret#secret",
  ])("169. the URL has neither query nor fragment", (url) => {
    const { error } = toErrorResponse(aMatrixError({ url }), "Error sending event");
    expect(error.matrix_api_error?.url).toBe("https://hs.example/_matrix/x");
  });

  it("170. every key of the server's body is passed on", () => {
    const body = {
      errcode: "M_LIMIT_EXCEEDED",
      error: "Too many",
      retry_after_ms: 2000,
      "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
      nested: { a: [1] },
    };
    const { error } = toErrorResponse(aMatrixError({ status: 429, body }), "Error sending event");
    expect(error.matrix_api_error?.response).toEqual(body);
  });

  it("171. a server error without JSON has its status and M_UNKNOWN", () => {
    const { error } = toErrorResponse(aMatrixError({ status: 502, body: {} }), "Error sending event");
    expect(error.matrix_api_error).toMatchObject({
      http_status: 502,
      response: { errcode: "M_UNKNOWN", error: expect.stringContaining("502") },
    });
  });

  it.each([
    ["a network error", new TypeError("fetch failed: https://hs.example?access_token=secret")],
    ["a string", "secret"],
    ["undefined", undefined],
    [
      "what only looks like a Matrix error",
      { name: "MatrixError", status: 200, body: { errcode: "M_FAKE" } },
    ],
  ])("172. 174. %s becomes the plain message", (_name, error) => {
    expect(toErrorResponse(error, "Error updating delayed event")).toEqual({
      error: { message: "Error updating delayed event" },
    });
  });

  it("173. never says what widgets take for their own timeout", () => {
    expect(toErrorResponse(new Error(), "Request timed out").error.message).not.toBe("Request timed out");
  });

  it("174. neither the token nor the stack of an error is in the answer", () => {
    const failed = aMatrixError({ url: "https://hs.example/x?access_token=syt_secret" });
    failed.stack = "at syt_secret";
    expect(JSON.stringify(toErrorResponse(failed, "Error sending event"))).not.toContain("syt_secret");
  });

  it("keeps a user-interactive authentication from the widget", () => {
    const body = { session: "s3cr3t", flows: [{ stages: ["m.login.password"] }], params: {}, completed: [] };
    const { error } = toErrorResponse(aMatrixError({ status: 401, body }), "Error sending event");
    expect(error.matrix_api_error?.response).toEqual({ errcode: "M_UNKNOWN", error: expect.any(String) });
  });

  it("can be posted to a window", () => {
    const answer = toErrorResponse(aMatrixError(), "Error sending event");
    expect(structuredClone(answer)).toEqual(answer);
  });
});
