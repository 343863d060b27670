import type { DelayedEventChange } from "./delayed-event-change.ts";
import { type DelayedEventEntry, type DelayedEventState, hasEnded } from "./delayed-event-entry.ts";
import { marginMs } from "./due-time.ts";

/** The entry after a change. What has been sent or cancelled stays so, whatever is heard later. */
export function changeEntry(entry: DelayedEventEntry, change: DelayedEventChange): DelayedEventEntry {
  switch (change.kind) {
    case "restart-left":
      return isOver(entry) ? entry : { ...entry, kind: "heartbeat", state: withInFlight(entry.state, 1) };
    case "restart-confirmed":
      return confirmRestart(entry, change);
    case "restart-failed":
      return failRestart(entry, change);
    case "listed":
      return isOver(entry)
        ? entry
        : {
            ...entry,
            serverDueAtMs: change.serverDueAtMs,
            state: hasEnded(entry) ? { status: "scheduled" } : entry.state,
          };
    case "gone":
      return hasEnded(entry) ? entry : { ...entry, state: stateOfGone(entry, change) };
    case "sent":
      return isOver(entry) && !hasOvertaken(entry, change)
        ? entry
        : { ...entry, state: { status: "sent", reason: change.by, atMs: change.atMs } };
    case "cancelled":
      return isOver(entry)
        ? entry
        : { ...entry, state: { status: "cancelled", reason: change.by, atMs: change.atMs } };
    case "send-refused":
      return isOver(entry)
        ? entry
        : { ...entry, state: { status: "failed", reason: "refused", atMs: change.atMs } };
    case "arrived":
      return isOver(entry)
        ? entry
        : { ...entry, state: { status: "sent", reason: "due", atMs: change.atMs } };
  }
}

/** What is known for sure to be over. What is only thought to be lost or failed may turn out to be alive. */
export function isOver({ state }: DelayedEventEntry): boolean {
  return state.status === "cancelled" || (state.status === "sent" && state.reason !== "presumed");
}

/** Whether the event came before the answer to the request that sent it: it was not its time that sent it. */
function hasOvertaken(
  { state }: DelayedEventEntry,
  { leftAtMs }: Extract<DelayedEventChange, { kind: "sent" }>,
): boolean {
  return state.status === "sent" && state.reason === "due" && state.atMs >= leftAtMs;
}

function confirmRestart(
  entry: DelayedEventEntry,
  { atMs, leftAtMs, isAssisted }: Extract<DelayedEventChange, { kind: "restart-confirmed" }>,
): DelayedEventEntry {
  if (isOver(entry)) return entry;
  const margin = marginMs(entry, atMs);
  const { count, assisted, leastMarginMs = margin } = entry.restarts;
  const { state } = entry;
  const inFlight = "inFlight" in state ? state.inFlight - 1 : 0;
  return {
    ...entry,
    // Answers may overtake each other.
    runningSinceMs: Math.max(entry.runningSinceMs, leftAtMs),
    serverDueAtMs: undefined,
    restarts: {
      count: count + 1,
      assisted: assisted + (isAssisted ? 1 : 0),
      missed: 0,
      last: { atMs, roundTripMs: atMs - leftAtMs, marginMs: margin },
      leastMarginMs: Math.min(leastMarginMs, margin),
    },
    state: withLeft({ status: "scheduled" }, inFlight),
  };
}

function failRestart(
  entry: DelayedEventEntry,
  { reason, leftAtMs }: Extract<DelayedEventChange, { kind: "restart-failed" }>,
): DelayedEventEntry {
  const { state, restarts } = entry;
  if (hasEnded(entry)) return entry;
  const inFlight = "inFlight" in state ? Math.max(0, state.inFlight - 1) : 0;
  // One that left later has got through: the heartbeat is as safe as it was.
  if (leftAtMs < entry.runningSinceMs) return { ...entry, state: withLeft(state, inFlight) };
  return {
    ...entry,
    restarts: { ...restarts, missed: restarts.missed + 1 },
    state: { status: "at-risk", reason, inFlight },
  };
}

/** With so many restarts still under way, and nothing else said of it. */
function withLeft(state: DelayedEventState, inFlight: number): DelayedEventState {
  if (state.status === "at-risk") return { ...state, inFlight };
  return inFlight > 0 ? { status: "restarting", inFlight } : { status: "scheduled" };
}

function withInFlight(state: DelayedEventState, more: number): DelayedEventState {
  if (state.status === "scheduled") return { status: "restarting", inFlight: more };
  return "inFlight" in state ? { ...state, inFlight: state.inFlight + more } : state;
}

function stateOfGone(
  entry: DelayedEventEntry,
  { atMs, isOverridden }: Extract<DelayedEventChange, { kind: "gone" }>,
): DelayedEventState {
  if (isOverridden) return { status: "overridden", reason: "state", atMs };
  if (marginMs(entry, atMs) > 0) return { status: "lost", reason: "unknown", atMs };
  return entry.kind === "heartbeat"
    ? { status: "lost", reason: "late", atMs }
    : { status: "sent", reason: "presumed", atMs };
}
