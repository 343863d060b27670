import { describe, expect, it } from "vitest";
import {
  type AssistanceStep,
  type AssistedHeartbeat,
  assistedRestart,
  nextAssistanceStep,
  ownRestart,
  postponed,
  visibilityChanged,
} from "../../../src/core/delayed-events/assisted-heartbeat.ts";
import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";
import {
  DEFAULT_HEARTBEAT_ASSISTANCE,
  type HeartbeatAssistance,
} from "../../../src/core/delayed-events/heartbeat-assistance.ts";
import { anEntry } from "./an-entry.ts";

/** Nine seconds of delay, last restarted at 100,000, when the page was just hidden. */
const entry = anEntry({ kind: "heartbeat", delayMs: 9_000, runningSinceMs: 100_000 });
const heartbeat = ownRestart(undefined, 100_000);

const stepAt = (
  nowMs: number,
  {
    of = heartbeat,
    which = entry,
    hiddenSinceMs = 100_000,
    limits = {},
  }: {
    of?: AssistedHeartbeat;
    which?: DelayedEventEntry;
    hiddenSinceMs?: number;
    limits?: Partial<HeartbeatAssistance>;
  } = {},
): AssistanceStep =>
  nextAssistanceStep(of, which, {
    nowMs,
    hiddenSinceMs,
    limits: { ...DEFAULT_HEARTBEAT_ASSISTANCE, ...limits },
  });

const asking = (untilMs: number): AssistedHeartbeat => ({
  ...heartbeat,
  phase: { status: "asking", untilMs },
});

describe("T-73 A heartbeat in a hidden page", () => {
  it("is the widget's own for two thirds of its delay; then the widget is asked whether it lives", () => {
    expect(stepAt(100_000)).toEqual({ kind: "wait", untilMs: 106_000 });
    expect(stepAt(105_999)).toEqual({ kind: "wait", untilMs: 106_000 });
    expect(stepAt(106_000)).toEqual({ kind: "ask", untilMs: 107_500 });
  });

  it("is asked for later where the clock skipped ticks, as long as there is time to restart it", () => {
    expect(stepAt(108_000)).toEqual({ kind: "ask", untilMs: 108_500 });
    expect(stepAt(109_000)).toEqual({ kind: "nothing" });
    expect(stepAt(900_000)).toEqual({ kind: "nothing" });
  });

  it("is left alone once the widget does not answer in time, until the widget restarts it itself", () => {
    expect(stepAt(107_000, { of: asking(107_500) })).toEqual({ kind: "wait", untilMs: 107_500 });
    expect(stepAt(107_500, { of: asking(107_500) })).toEqual({ kind: "leave-alone" });
    const alone: AssistedHeartbeat = { ...heartbeat, phase: { status: "left-alone" } };
    expect(stepAt(106_000, { of: alone })).toEqual({ kind: "nothing" });
    const again = { ...entry, runningSinceMs: 110_000 };
    expect(stepAt(116_000, { of: ownRestart(alone, 110_000), which: again })).toMatchObject({ kind: "ask" });
  });

  it("is tried again while there is time, after another sign of life", () => {
    const tried = assistedRestart(heartbeat, entry, 106_100);
    expect(stepAt(106_200, { of: tried })).toEqual({ kind: "wait", untilMs: 106_850 });
    expect(stepAt(106_850, { of: tried })).toMatchObject({ kind: "ask" });
    const long = { ...entry, delayMs: 60_000 };
    expect(stepAt(140_000, { of: assistedRestart(heartbeat, long, 140_000), which: long })).toEqual({
      kind: "wait",
      untilMs: 141_000,
    });
  });

  it("waits as long as the homeserver asks for, if it is in time after that", () => {
    const tried = assistedRestart(heartbeat, entry, 106_100);
    expect(stepAt(106_200, { of: postponed(tried, 108_000) })).toEqual({ kind: "wait", untilMs: 108_000 });
    expect(stepAt(106_200, { of: postponed(tried, 109_000) })).toEqual({ kind: "nothing" });
    // Not less than without being asked, and what the widget was asked in between does not count.
    expect(postponed(tried, 106_150).phase).toEqual(tried.phase);
    expect(postponed(asking(107_500), 107_000).phase).toEqual({ status: "waiting", untilMs: 107_000 });
  });

  it.each([
    ["often", 500, { maxRestarts: 3 }, { ...heartbeat, restarts: 3 }],
    ["long", 6_000, { maxHiddenMs: 6_000 }, heartbeat],
    ["long without the widget's own", 6_000, { maxUnattendedMs: 6_000 }, heartbeat],
  ])("is restarted in its place only so %s", (_how, _ms, limits, of) => {
    expect(stepAt(106_000, { limits, of })).toEqual({ kind: "nothing" });
    expect(stepAt(106_000, { of })).toMatchObject({ kind: "ask" });
  });

  it("is restarted three minutes at most for a widget that answers and does nothing else", () => {
    const beating = { ...entry, runningSinceMs: 100_000 + 174_000 };
    expect(stepAt(100_000 + 179_999, { which: beating })).toMatchObject({ kind: "wait" });
    expect(stepAt(100_000 + 180_000, { which: beating })).toEqual({ kind: "nothing" });
  });

  it.each([
    { status: "sent", reason: "widget", atMs: 1 },
    { status: "cancelled", reason: "user", atMs: 1 },
    { status: "overridden", reason: "state", atMs: 1 },
    { status: "lost", reason: "late", atMs: 1 },
    { status: "failed", reason: "refused", atMs: 1 },
  ] as const)("is over once it is $status", (state) => {
    expect(stepAt(106_000, { which: { ...entry, state } })).toEqual({ kind: "nothing" });
  });

  it.each([
    { status: "restarting", inFlight: 1 },
    { status: "at-risk", reason: "unreachable", inFlight: 0 },
  ] as const)("is helped while it is $status", (state) => {
    expect(stepAt(106_000, { which: { ...entry, state } })).toMatchObject({ kind: "ask" });
  });
});

describe("Hiding and showing the page", () => {
  it("begins counting anew, and makes void what the widget was asked", () => {
    const spent = { ...asking(107_500), restarts: 7 };
    expect(visibilityChanged(spent, 107_000)).toEqual({
      ownAtMs: 100_000,
      restarts: 0,
      phase: { status: "waiting", untilMs: 107_000 },
    });
  });

  it("does not forgive silence", () => {
    const alone: AssistedHeartbeat = { ...heartbeat, phase: { status: "left-alone" } };
    expect(visibilityChanged(alone, 107_000).phase).toEqual({ status: "left-alone" });
  });
});

it("The widget's own restart counts none of the host's as undone", () => {
  const often = assistedRestart(assistedRestart(heartbeat, entry, 106_000), entry, 112_000);
  expect(ownRestart(often, 113_000)).toMatchObject({ ownAtMs: 113_000, restarts: 2 });
});
