import { describe, expect, it } from "vitest";
import { completeLimits } from "../../../src/core/session/complete-limits.ts";
import { DEFAULT_LIMITS, type SessionLimits } from "../../../src/core/session/session-limits.ts";

describe("Limits of a session", () => {
  it("are the usual ones where none is given, or undefined is", () => {
    expect(completeLimits()).toEqual(DEFAULT_LIMITS);
    // A caller without exactOptionalPropertyTypes may give it.
    expect(completeLimits({ requestsWaiting: undefined as never })).toEqual(DEFAULT_LIMITS);
  });

  it("are each given by itself, Infinity and fractions of a rate too", () => {
    expect(completeLimits({ requestsAtOnce: 2, eventsPerRead: Infinity, requestsPerSecond: 0.5 })).toEqual({
      ...DEFAULT_LIMITS,
      requestsAtOnce: 2,
      eventsPerRead: Infinity,
      requestsPerSecond: 0.5,
    });
  });

  it.each([
    [{ requestsWaiting: Number.NaN }, "requestsWaiting cannot be NaN"],
    [{ requestsWaiting: -1 }, "requestsWaiting cannot be -1"],
    [{ eventsPerRead: 1.5 }, "eventsPerRead cannot be 1.5. Give a whole number"],
    [{ requestsAtOnce: 0 }, "requestsAtOnce cannot be 0. Give a whole number of at least 1"],
    [{ requestsPerSecond: -0.5 }, "requestsPerSecond cannot be -0.5. Give a number of at least 0"],
    [{ messageDepth: "64" }, "messageDepth cannot be 64"],
    [{ requestsAtonce: 1 }, "There is no limit requestsAtonce"],
    [{ toString: 1 }, "There is no limit toString"],
  ])("are refused where they cannot be one: %o", (limits, message) => {
    expect(() => completeLimits(limits as Partial<SessionLimits>)).toThrow(
      expect.objectContaining({
        name: "WidgetError",
        code: "invalid-argument",
        message: expect.stringContaining(message),
      }),
    );
  });
});
