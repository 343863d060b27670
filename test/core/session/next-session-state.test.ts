import { describe, expect, it } from "vitest";
import { nextSessionState } from "../../../src/core/session/next-session-state.ts";
import type { SessionEvent, SessionState } from "../../../src/core/session/session-state.ts";

const idle: SessionState = { status: "idle" };
const awaiting: SessionState = { status: "awaiting-consent" };
const loading: SessionState = { status: "loading", generation: 2 };
const negotiating: SessionState = { status: "negotiating", generation: 2 };
const ready: SessionState = { status: "ready", generation: 2, approved: ["m.sticker"] };
const failed: SessionState = { status: "failed", reason: "moved", generation: 2 };
const unsafe: SessionState = { status: "failed", reason: "unsafe-url", generation: 0 };
const ended: SessionState = { status: "ended", reason: "disposed" };

const consentNeeded: SessionEvent = { type: "consent-needed" };
const loadStarted: SessionEvent = { type: "load-started" };
const negotiationStarted: SessionEvent = { type: "negotiation-started" };
const approved: SessionEvent = { type: "approved", approved: ["m.navigate"] };
const fails: SessionEvent = { type: "failed", reason: "flooded" };
const ends: SessionEvent = { type: "ended", reason: "widget-removed" };

const firstLoad: SessionState = { status: "loading", generation: 1 };
const nextLoad: SessionState = { status: "loading", generation: 3 };
const nowReady: SessionState = { status: "ready", generation: 2, approved: ["m.navigate"] };
const nowFailed: SessionState = { status: "failed", reason: "flooded", generation: 2 };
const failedUnloaded: SessionState = { status: "failed", reason: "flooded", generation: 0 };
const nowEnded: SessionState = { status: "ended", reason: "widget-removed" };

type Outcome = SessionState | "illegal";

// Columns: consent-needed, load-started, negotiation-started, approved, failed, ended.
const table: readonly [string, SessionState, readonly Outcome[]][] = [
  ["idle", idle, [awaiting, firstLoad, "illegal", "illegal", failedUnloaded, nowEnded]],
  ["awaiting-consent", awaiting, ["illegal", firstLoad, "illegal", "illegal", failedUnloaded, nowEnded]],
  ["loading", loading, ["illegal", nextLoad, negotiating, "illegal", nowFailed, nowEnded]],
  ["negotiating", negotiating, ["illegal", nextLoad, "illegal", nowReady, nowFailed, nowEnded]],
  ["ready", ready, ["illegal", nextLoad, "illegal", nowReady, nowFailed, nowEnded]],
  ["failed", failed, ["illegal", nextLoad, "illegal", "illegal", "illegal", nowEnded]],
  ["failed: unsafe-url", unsafe, ["illegal", "illegal", "illegal", "illegal", "illegal", nowEnded]],
  ["ended", ended, ["illegal", "illegal", "illegal", "illegal", "illegal", "illegal"]],
];

const events = [consentNeeded, loadStarted, negotiationStarted, approved, fails, ends];
const rows = table.flatMap(([name, from, outcomes]) =>
  outcomes.map((outcome, column) => ({ name, from, event: events[column] ?? ends, outcome })),
);

describe("nextSessionState", () => {
  it.each(rows)("$name, then $event.type", ({ from, event, outcome }) => {
    if (outcome === "illegal") {
      expect(() => nextSessionState(from, event)).toThrow(
        expect.objectContaining({ name: "WidgetError", code: "invalid-argument" }),
      );
    } else {
      expect(nextSessionState(from, event)).toEqual(outcome);
    }
  });

  it("40. a reload forgets what was granted to the document before", () => {
    const reloaded = nextSessionState(ready, loadStarted);
    expect(reloaded).not.toHaveProperty("approved");
    expect(nextSessionState(reloaded, negotiationStarted)).toEqual({ status: "negotiating", generation: 3 });
  });

  it("41. a retry after a failure is another generation than the one that failed", () => {
    const retried = nextSessionState(nextSessionState(ready, fails), loadStarted);
    expect(retried).toEqual({ status: "loading", generation: 3 });
  });

  it("leaves the state it was given as it was", () => {
    const frozen = Object.freeze({ ...ready });
    nextSessionState(frozen, approved);
    expect(frozen).toEqual(ready);
  });
});
