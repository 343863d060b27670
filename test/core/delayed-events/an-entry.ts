import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";

/** Scheduled at 1,000, for ten seconds later. */
export function anEntry(fields: Partial<DelayedEventEntry> = {}): DelayedEventEntry {
  return {
    id: "digest",
    owner: "call",
    widgetName: "Call",
    session: "one",
    roomId: "!room:hs",
    type: "org.matrix.msc3401.call.member",
    stateKey: "_alice",
    contentDigest: "digest of {}",
    delayMs: 10_000,
    scheduledAtMs: 1_000,
    runningSinceMs: 1_000,
    kind: "message",
    leavesCall: false,
    restarts: { count: 0, assisted: 0, missed: 0 },
    state: { status: "scheduled" },
    ...fields,
  };
}
