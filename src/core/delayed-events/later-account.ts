import { isOver } from "./change-entry.ts";
import { type DelayedEventEntry, hasEnded, isWaiting } from "./delayed-event-entry.ts";

/**
 * Which of two accounts of one delayed event holds: what this page knows, or what another has just told. What is over
 * for sure is believed from either; what is only thought to be lost gives way to a restart that left since.
 */
export function laterAccount(own: DelayedEventEntry, told: DelayedEventEntry): DelayedEventEntry {
  // Who sent it before its time knows better than who only saw it come.
  if (isOver(told)) return isOver(own) && isDue(told) ? own : told;
  if (isOver(own)) return own;
  if (told.runningSinceMs !== own.runningSinceMs) {
    return told.runningSinceMs > own.runningSinceMs ? told : own;
  }
  return hasEnded(told) || isWaiting(own) ? told : own;
}

const isDue = ({ state }: DelayedEventEntry): boolean => state.status === "sent" && state.reason === "due";
