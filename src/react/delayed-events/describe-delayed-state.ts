import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import type { DelayedEventMessages, HeartbeatHealth } from "../messages/delayed-event-messages.ts";

/** In a word, or where there is more to say, in a sentence: where a delayed event stands. */
export function describeDelayedState(entry: DelayedEventEntry, messages: DelayedEventMessages): string {
  const { kind, state } = entry;
  switch (state.status) {
    case "scheduled":
    case "restarting":
      return kind === "heartbeat" ? messages.health.healthy : messages.scheduled;
    case "at-risk":
      return messages.risk[state.reason];
    case "sent":
      return kind === "heartbeat" && state.reason === "due"
        ? messages.sentHeartbeat
        : messages.sent[state.reason];
    case "cancelled":
      return messages.cancelled[state.reason];
    case "overridden":
      return messages.overridden;
    case "lost":
      return messages.lost[state.reason];
    case "failed":
      return messages.failed;
  }
}

/** How it looks: as bad as its news. `health` is what it is for a heartbeat. */
export type DelayedEventTone = "waiting" | "healthy" | "at-risk" | "lost" | "done" | "dropped";

export function toneOf(entry: DelayedEventEntry, health: HeartbeatHealth | undefined): DelayedEventTone {
  const { status } = entry.state;
  if (status === "failed") return "lost";
  if (health !== undefined) return health;
  if (status === "sent") return "done";
  if (status === "cancelled" || status === "overridden") return "dropped";
  return status === "scheduled" || status === "restarting" ? "waiting" : status;
}
