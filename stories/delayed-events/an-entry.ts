import type {
  DelayedEventEntry,
  DelayedEventState,
} from "../../src/core/delayed-events/delayed-event-entry.ts";

const MINUTE_MS = 60_000;
let made = 0;

/** A message that waits for a quarter of an hour, with what a story changes about it. */
export function aMessage(change: Partial<DelayedEventEntry> = {}): DelayedEventEntry {
  const nowMs = Date.now();
  made += 1;
  return {
    id: `message ${made}`,
    owner: "reminder",
    widgetName: "Reminders",
    session: "session",
    roomId: "!team:example.org",
    type: "m.room.message",
    delayMs: 15 * MINUTE_MS,
    scheduledAtMs: nowMs - MINUTE_MS,
    runningSinceMs: nowMs - MINUTE_MS,
    kind: "message",
    leavesCall: false,
    restarts: { count: 0, assisted: 0, missed: 0 },
    state: { status: "scheduled" },
    ...change,
  };
}

/** A call's heartbeat, last restarted two seconds ago. */
export function aHeartbeat(change: Partial<DelayedEventEntry> = {}): DelayedEventEntry {
  const nowMs = Date.now();
  return {
    ...aMessage(),
    widgetName: "Element Call",
    type: "org.matrix.msc3401.call.member",
    stateKey: "_@alice:example.org_DEVICE_m.call",
    delayMs: 18_000,
    scheduledAtMs: nowMs - 5 * MINUTE_MS,
    runningSinceMs: nowMs - 2_000,
    kind: "heartbeat",
    leavesCall: true,
    restarts: {
      count: 60,
      assisted: 0,
      missed: 0,
      last: { atMs: nowMs - 1_900, roundTripMs: 100, marginMs: 13_000 },
      leastMarginMs: 11_000,
    },
    ...change,
  };
}

/** A state that was reached three minutes ago. */
export function ended(
  state:
    | { readonly status: "sent"; readonly reason: "due" | "presumed" | "widget" | "user" | "host" }
    | { readonly status: "cancelled"; readonly reason: "widget" | "user" | "host" }
    | { readonly status: "overridden"; readonly reason: "state" }
    | { readonly status: "lost"; readonly reason: "late" | "unknown" }
    | { readonly status: "failed"; readonly reason: "refused" },
): DelayedEventState {
  return { ...state, atMs: Date.now() - 3 * MINUTE_MS };
}
