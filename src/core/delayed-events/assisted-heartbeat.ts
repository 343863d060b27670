import { type DelayedEventEntry, isWaiting } from "./delayed-event-entry.ts";
import { estimatedDueMs, marginMs } from "./due-time.ts";
import type { HeartbeatAssistance } from "./heartbeat-assistance.ts";

/** A heartbeat that the widget's document has itself restarted, and how far the host has gone in its place. */
export interface AssistedHeartbeat {
  /** When the widget's own last restart left. */
  readonly ownAtMs: number;
  /** The host's restarts since the page was hidden. */
  readonly restarts: number;
  readonly phase: AssistancePhase;
}

export type AssistancePhase =
  /** Nothing is done before this time. */
  | { readonly status: "waiting"; readonly untilMs: number }
  /** The widget was asked for a sign of life, which counts until then. */
  | { readonly status: "asking"; readonly untilMs: number }
  /** Until the widget itself restarts again: it was silent, or the homeserver refused. */
  | { readonly status: "left-alone" };

/** What the host does next for a heartbeat. */
export type AssistanceStep =
  | { readonly kind: "wait"; readonly untilMs: number }
  /** Asks the widget for a sign of life: every restart is paid with one. */
  | { readonly kind: "ask"; readonly untilMs: number }
  /** The sign of life did not come in time. */
  | { readonly kind: "leave-alone" }
  /** As long as nothing else happens. */
  | { readonly kind: "nothing" };

/** The part of its delay after which a restart is the host's affair; the rest is for trying again. */
const OWN_PART = 2 / 3;
const RETRY_PART = 1 / 12;
const MAX_RETRY_MS = 1_000;

export function ownRestart(heartbeat: AssistedHeartbeat | undefined, ownAtMs: number): AssistedHeartbeat {
  return { ownAtMs, restarts: heartbeat?.restarts ?? 0, phase: { status: "waiting", untilMs: ownAtMs } };
}

/** The page was hidden, or is seen again: questions are void, and counting begins anew. */
export function visibilityChanged(heartbeat: AssistedHeartbeat, nowMs: number): AssistedHeartbeat {
  const { phase } = heartbeat;
  const isAsking = phase.status === "asking";
  return { ...heartbeat, restarts: 0, phase: isAsking ? { status: "waiting", untilMs: nowMs } : phase };
}

/** The host's restart leaves. Unless it gets through, the next try may come after a short while. */
export function assistedRestart(
  heartbeat: AssistedHeartbeat,
  { delayMs }: DelayedEventEntry,
  nowMs: number,
): AssistedHeartbeat {
  const untilMs = nowMs + Math.min(MAX_RETRY_MS, delayMs * RETRY_PART);
  return { ...heartbeat, restarts: heartbeat.restarts + 1, phase: { status: "waiting", untilMs } };
}

/** The homeserver asked to wait. What the widget is being asked is asked anew then. */
export function postponed(heartbeat: AssistedHeartbeat, untilMs: number): AssistedHeartbeat {
  const { phase } = heartbeat;
  const laterMs = phase.status === "waiting" ? Math.max(phase.untilMs, untilMs) : untilMs;
  return { ...heartbeat, phase: { status: "waiting", untilMs: laterMs } };
}

export function nextAssistanceStep(
  { ownAtMs, restarts, phase }: AssistedHeartbeat,
  entry: DelayedEventEntry,
  now: { readonly nowMs: number; readonly hiddenSinceMs: number; readonly limits: HeartbeatAssistance },
): AssistanceStep {
  const { nowMs, hiddenSinceMs, limits } = now;
  const leftMs = marginMs(entry, nowMs);
  if (phase.status === "left-alone" || !isWaiting(entry)) return { kind: "nothing" };
  // What slept through the due time is the widget's to begin anew, or over.
  if (leftMs <= 0) return { kind: "nothing" };
  const isSpent =
    restarts >= limits.maxRestarts ||
    nowMs - hiddenSinceMs >= limits.maxHiddenMs ||
    nowMs - ownAtMs >= limits.maxUnattendedMs;
  if (isSpent) return { kind: "nothing" };
  if (phase.status === "asking") {
    return nowMs < phase.untilMs ? { kind: "wait", untilMs: phase.untilMs } : { kind: "leave-alone" };
  }
  const turnMs = Math.max(phase.untilMs, entry.runningSinceMs + entry.delayMs * OWN_PART);
  if (turnMs >= estimatedDueMs(entry)) return { kind: "nothing" };
  return nowMs < turnMs ? { kind: "wait", untilMs: turnMs } : { kind: "ask", untilMs: nowMs + leftMs / 2 };
}
