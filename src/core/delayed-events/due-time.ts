import type { DelayedEventEntry } from "./delayed-event-entry.ts";

/** When a delayed event will be sent unless somebody acts. */
export interface DueTime {
  /** Milliseconds since 1970: by the homeserver's clock where it said so, else by this machine's. */
  readonly atMs: number;
  /** `estimated`: no later than the homeserver will have it, which counts from when it got the request. */
  readonly source: "server" | "estimated";
}

export function dueTime(entry: DelayedEventEntry): DueTime {
  return entry.serverDueAtMs === undefined
    ? { atMs: estimatedDueMs(entry), source: "estimated" }
    : { atMs: entry.serverDueAtMs, source: "server" };
}

/** By this machine's clock alone, so that it can be compared with it. */
export function estimatedDueMs({ runningSinceMs, delayMs }: DelayedEventEntry): number {
  return runningSinceMs + delayMs;
}

/** How much time is left to restart it; below zero, it is overdue. */
export function marginMs(entry: DelayedEventEntry, nowMs: number): number {
  return estimatedDueMs(entry) - nowMs;
}
