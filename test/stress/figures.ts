import type { Operation } from "./server-log.ts";
import type { Simulation } from "./simulate.ts";
import { TIMINGS } from "./timings.ts";

/** What a simulation was about, in names and numbers. */
export function figuresOf({ log, callers, downtimes, spied }: Simulation): Readonly<Record<string, unknown>> {
  const { operations } = log;
  const count = (kind: Operation["kind"], isDone?: boolean) =>
    operations.filter(
      (one) => one.kind === kind && (isDone === undefined || ("isDone" in one && one.isDone === isDone)),
    ).length;
  const lives = callers.flatMap((caller) => caller.lives);
  return {
    "requests answered by the homeserver": log.requests,
    "times it was restarted, in seconds": downtimes
      .map(({ fromMs, untilMs }) => (untilMs - fromMs) / 1_000)
      .join(),
    widgets: lives.length,
    "how they ended": tally(lives.map(({ death = "not" }) => death)),
    joins: count("join"),
    scheduled: count("schedule"),
    "… whose ids were lost on the way": log.unheard.size,
    restarts: count("restart", true),
    "… too late": count("restart", false),
    "cancelled, sent": `${count("cancel", true)}, ${count("send", true)}`,
    "smallest margin of a restart that was in time, ms": smallestMargin(operations),
    "attempts on others' ids, answers": `${spied.length}, ${tally(spied)}`,
  };
}

function smallestMargin(operations: readonly Operation[]): number {
  const runningSince = new Map<string, number>();
  let smallestMs = Number.POSITIVE_INFINITY;
  for (const one of operations) {
    if (one.kind !== "schedule" && !(one.kind === "restart" && one.isDone)) continue;
    const sinceMs = runningSince.get(one.delayId) ?? one.atMs;
    smallestMs = Math.min(smallestMs, sinceMs + TIMINGS.delayedLeaveEventDelayMs - one.atMs);
    runningSince.set(one.delayId, one.atMs);
  }
  return smallestMs;
}

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${count} ${value}`).join(", ");
}
