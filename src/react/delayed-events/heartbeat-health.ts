import { type DelayedEventEntry, isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import { marginMs } from "../../core/delayed-events/due-time.ts";
import type { HeartbeatHealth } from "../messages/delayed-event-messages.ts";

/** A loss is news for so long; then it is history. */
const NEWS_MS = 60_000;

/**
 * How one heartbeat does at a time: overdue is at risk before anything is known to have failed. Undefined where it ended as
 * somebody wanted, and for what is no heartbeat.
 */
export function healthAt(entry: DelayedEventEntry, nowMs: number): HeartbeatHealth | undefined {
  const { kind, state } = entry;
  if (kind !== "heartbeat") return undefined;
  switch (state.status) {
    case "scheduled":
    case "restarting":
      return marginMs(entry, nowMs) <= 0 ? "at-risk" : "healthy";
    case "at-risk":
      return "at-risk";
    case "lost":
    case "failed":
      return "lost";
    case "sent":
      return state.reason === "due" || state.reason === "presumed" ? "lost" : undefined;
    case "cancelled":
    case "overridden":
      return undefined;
  }
}

/**
 * How a widget's heartbeats do at a time: as the worst of those that wait, since one is enough to drop a call; where none
 * waits, as the last that ended, while that is news. Undefined: there is nothing to say.
 */
export function overallHealth(
  entries: readonly DelayedEventEntry[],
  nowMs: number,
): HeartbeatHealth | undefined {
  const heartbeats = entries.filter(({ kind }) => kind === "heartbeat");
  const waiting = heartbeats.filter(isWaiting);
  if (waiting.length > 0)
    return waiting.some((entry) => healthAt(entry, nowMs) === "at-risk") ? "at-risk" : "healthy";
  const last = heartbeats.at(-1);
  if (last === undefined || !("atMs" in last.state) || nowMs - last.state.atMs > NEWS_MS) return undefined;
  return healthAt(last, nowMs);
}
