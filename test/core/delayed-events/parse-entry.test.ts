import { describe, expect, it } from "vitest";
import { formatEntry, parseEntry } from "../../../src/core/delayed-events/parse-entry.ts";
import { anEntry } from "./an-entry.ts";

describe("A kept entry", () => {
  it.each([
    anEntry(),
    anEntry({ kind: "heartbeat", serverDueAtMs: 99, stickyDurationMs: 3_600_000 }),
    anEntry({
      restarts: {
        count: 3,
        assisted: 2,
        missed: 1,
        last: { atMs: 5, roundTripMs: 6, marginMs: -7 },
        leastMarginMs: -7,
      },
      state: { status: "at-risk", reason: "rate-limited", inFlight: 0 },
    }),
    anEntry({ state: { status: "sent", reason: "host", atMs: 4 } }),
    anEntry({ state: { status: "lost", reason: "late", atMs: 4 } }),
  ])("is read as it was written", (entry) => {
    expect(parseEntry(formatEntry(entry))).toEqual(entry);
  });

  it.each(['"assisted":0,', '"leavesCall":false,'])("of an older page, without %s, is read too", (field) => {
    const written = formatEntry(anEntry());
    const older = written.replace(field, "");
    expect(older).not.toBe(written);
    expect(parseEntry(older)).toEqual(anEntry());
  });

  it("keeps nothing of what is under way in this page", () => {
    const restarting = anEntry({ state: { status: "restarting", inFlight: 2 } });
    expect(parseEntry(formatEntry(restarting))?.state).toEqual({ status: "scheduled" });
    const atRisk = anEntry({ state: { status: "at-risk", reason: "unreachable", inFlight: 2 } });
    expect(parseEntry(formatEntry(atRisk))?.state).toEqual({ ...atRisk.state, inFlight: 0 });
  });

  it.each([
    "",
    "null",
    "{}",
    formatEntry(anEntry()).replace('"version":1', '"version":2'),
    formatEntry(anEntry()).replace('"scheduled"', '"somewhere"'),
    formatEntry(anEntry()).replace("10000", '"soon"'),
  ])("is nothing when damaged or of another version: %s", (text) => {
    expect(parseEntry(text)).toBeUndefined();
  });
});
