import { describe, expect, it } from "vitest";
import { changeEntry } from "../../../src/core/delayed-events/change-entry.ts";
import type { DelayedEventChange } from "../../../src/core/delayed-events/delayed-event-change.ts";
import type {
  DelayedEventEntry,
  DelayedEventState,
} from "../../../src/core/delayed-events/delayed-event-entry.ts";
import { dueTime, marginMs } from "../../../src/core/delayed-events/due-time.ts";
import { anEntry } from "./an-entry.ts";

const apply = (entry: DelayedEventEntry, ...changes: readonly DelayedEventChange[]): DelayedEventEntry =>
  changes.reduce(changeEntry, entry);

const left = (atMs: number): DelayedEventChange => ({ kind: "restart-left", atMs });
const confirmed = (leftAtMs: number, atMs: number): DelayedEventChange => ({
  kind: "restart-confirmed",
  leftAtMs,
  isAssisted: false,
  atMs,
});
const failed = (atMs: number, leftAtMs = atMs - 500): DelayedEventChange => ({
  kind: "restart-failed",
  reason: "unreachable",
  leftAtMs,
  atMs,
});
const gone = (atMs: number, isOverridden = false): DelayedEventChange => ({
  kind: "gone",
  isOverridden,
  atMs,
});

describe("A restart", () => {
  it("makes a heartbeat of it, before anybody knows whether it got through", () => {
    expect(apply(anEntry(), left(5_000))).toMatchObject({
      kind: "heartbeat",
      state: { status: "restarting", inFlight: 1 },
    });
  });

  it("that got through puts off the due time from when it left, and tells round trip and margin", () => {
    const entry = apply(anEntry(), left(5_000), confirmed(5_000, 5_300));
    expect(entry.state).toEqual({ status: "scheduled" });
    expect(dueTime(entry)).toEqual({ atMs: 15_000, source: "estimated" });
    expect(entry.restarts).toEqual({
      count: 1,
      assisted: 0,
      missed: 0,
      last: { atMs: 5_300, roundTripMs: 300, marginMs: 5_700 },
      leastMarginMs: 5_700,
    });
  });

  it("that the host made in the widget's place is counted as such", () => {
    const entry = apply(anEntry(), left(5_000), {
      kind: "restart-confirmed",
      leftAtMs: 5_000,
      isAssisted: true,
      atMs: 5_300,
    });
    expect(entry.restarts).toMatchObject({ count: 1, assisted: 1 });
  });

  it("keeps the least margin of all", () => {
    const entry = apply(
      anEntry(),
      left(9_000),
      confirmed(9_000, 10_500),
      left(11_000),
      confirmed(11_000, 11_100),
    );
    expect(entry.restarts).toMatchObject({ count: 2, leastMarginMs: 500, last: { marginMs: 7_900 } });
  });

  it("may be one of several under way, whose answers overtake each other", () => {
    const two = apply(anEntry(), left(4_000), left(6_000));
    expect(two.state).toEqual({ status: "restarting", inFlight: 2 });
    const one = apply(two, confirmed(6_000, 6_100));
    expect(one.state).toEqual({ status: "restarting", inFlight: 1 });
    const none = apply(one, confirmed(4_000, 6_200));
    expect(none.state).toEqual({ status: "scheduled" });
    expect(none.runningSinceMs).toBe(6_000);
  });

  it("that failed puts the event at risk, until another gets through", () => {
    const atRisk = apply(anEntry(), left(5_000), failed(7_000));
    expect(atRisk.state).toEqual({ status: "at-risk", reason: "unreachable", inFlight: 0 });
    const again = apply(atRisk, left(7_000), left(7_500), failed(8_000));
    expect(again.state).toEqual({ status: "at-risk", reason: "unreachable", inFlight: 1 });
    expect(again.restarts.missed).toBe(2);
    const safe = apply(again, confirmed(7_500, 8_500));
    expect(safe).toMatchObject({ state: { status: "scheduled" }, restarts: { missed: 0, count: 1 } });
  });

  it("that fails after a later one got through is no news", () => {
    const two = apply(anEntry(), left(4_000), left(6_000), confirmed(6_000, 6_100));
    const entry = apply(two, failed(9_000, 4_000));
    expect(entry.state).toEqual({ status: "scheduled" });
    expect(entry.restarts.missed).toBe(0);
    const three = apply(two, left(7_000), failed(9_000, 4_000));
    expect(three.state).toEqual({ status: "restarting", inFlight: 1 });
    const atRisk = apply(two, left(7_000), failed(8_000, 7_000), failed(9_000, 4_000));
    expect(atRisk.state).toEqual({ status: "at-risk", reason: "unreachable", inFlight: 0 });
  });

  it("that got through brings back what was thought to be lost", () => {
    const lost = apply(anEntry({ kind: "heartbeat" }), gone(11_500));
    expect(lost.state).toEqual({ status: "lost", reason: "late", atMs: 11_500 });
    expect(apply(lost, confirmed(10_900, 11_600)).state).toEqual({ status: "scheduled" });
  });
});

describe("What the homeserver no longer has", () => {
  it.each<[string, Partial<DelayedEventEntry>, DelayedEventChange, DelayedEventState]>([
    [
      "a heartbeat whose time was over",
      { kind: "heartbeat" },
      gone(11_000),
      { status: "lost", reason: "late", atMs: 11_000 },
    ],
    [
      "a heartbeat before its time",
      { kind: "heartbeat" },
      gone(2_000),
      { status: "lost", reason: "unknown", atMs: 2_000 },
    ],
    ["a message whose time was over", {}, gone(11_000), { status: "sent", reason: "presumed", atMs: 11_000 }],
    ["a message before its time", {}, gone(2_000), { status: "lost", reason: "unknown", atMs: 2_000 }],
    [
      "state that another user has set",
      {},
      gone(2_000, true),
      { status: "overridden", reason: "state", atMs: 2_000 },
    ],
  ])("is, for %s, %#", (_case, fields, change, state) => {
    expect(apply(anEntry(fields), change).state).toEqual(state);
  });

  it("and comes as an event, was sent because it was due", () => {
    const arrived = { kind: "arrived", atMs: 11_050 } as const;
    const sent = { status: "sent", reason: "due", atMs: 11_050 };
    expect(apply(anEntry(), arrived).state).toEqual(sent);
    expect(apply(anEntry({ kind: "heartbeat" }), gone(11_000), arrived).state).toEqual(sent);
    expect(apply(anEntry(), gone(11_000), arrived).state).toEqual(sent);
  });
});

describe("What was sent before its time", () => {
  const sent = { kind: "sent", by: "widget", atMs: 3_000, leftAtMs: 2_000 } as const;

  it("was so too where the event came before the answer", () => {
    const entry = apply(anEntry(), { kind: "arrived", atMs: 2_500 }, sent);
    expect(entry.state).toEqual({ status: "sent", reason: "widget", atMs: 3_000 });
  });

  it("was not where the event had come before anybody asked", () => {
    const entry = apply(anEntry(), { kind: "arrived", atMs: 1_900 }, sent);
    expect(entry.state).toEqual({ status: "sent", reason: "due", atMs: 1_900 });
  });
});

describe("The homeserver's list", () => {
  const listed = { kind: "listed", serverDueAtMs: 99_000, atMs: 3_000 } as const;

  it("has the last word about the due time, until the next restart", () => {
    const entry = apply(anEntry(), listed);
    expect(dueTime(entry)).toEqual({ atMs: 99_000, source: "server" });
    // The homeserver's clock says nothing about how much time is left on this one's.
    expect(marginMs(entry, 3_000)).toBe(8_000);
    expect(dueTime(apply(entry, left(4_000), confirmed(4_000, 4_100))).source).toBe("estimated");
  });

  it("brings back what was thought to be lost or refused", () => {
    for (const change of [gone(2_000), { kind: "send-refused", atMs: 2_000 } as const]) {
      expect(apply(anEntry(), change, listed).state).toEqual({ status: "scheduled" });
    }
  });
});

describe("What has been sent or cancelled", () => {
  it.each([
    [
      { kind: "sent", by: "widget", atMs: 2_000, leftAtMs: 1_900 },
      { status: "sent", reason: "widget", atMs: 2_000 },
    ],
    [
      { kind: "sent", by: "host", atMs: 2_000, leftAtMs: 1_900 },
      { status: "sent", reason: "host", atMs: 2_000 },
    ],
    [
      { kind: "cancelled", by: "user", atMs: 2_000 },
      { status: "cancelled", reason: "user", atMs: 2_000 },
    ],
  ] as const)("stays so, whatever is heard later: %j", (end, state) => {
    const ended = apply(anEntry(), end);
    expect(ended.state).toEqual(state);
    const later: readonly DelayedEventChange[] = [
      left(3_000),
      confirmed(1_500, 3_000),
      failed(3_000),
      gone(3_000),
      { kind: "listed", serverDueAtMs: 99_000, atMs: 3_000 },
      { kind: "arrived", atMs: 3_000 },
      { kind: "send-refused", atMs: 3_000 },
      { kind: "cancelled", by: "widget", atMs: 3_000 },
    ];
    for (const change of later) expect(apply(ended, change).state, change.kind).toEqual(state);
  });

  it("stays a message, whatever the widget tries with it afterwards", () => {
    const sent = apply(anEntry(), { kind: "arrived", atMs: 11_000 }, left(12_000), gone(12_100));
    expect(sent).toMatchObject({ kind: "message", state: { status: "sent", reason: "due" } });
  });

  it("is a failure where the homeserver refused to send", () => {
    expect(apply(anEntry(), { kind: "send-refused", atMs: 2_000 }).state).toEqual({
      status: "failed",
      reason: "refused",
      atMs: 2_000,
    });
  });
});
