import type { Clock } from "./clock.ts";

export interface Wait {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Any of these ends the wait. */
  readonly signals: readonly AbortSignal[];
  /** Called with how to end the wait; returns how to stop listening. */
  readonly listen: (wake: () => void) => () => void;
}

/** Resolves when woken, when the time is up, or when a signal says that nobody waits any more; whichever is first. */
export function waitForNews({ clock, timeoutMs, signals, listen }: Wait): Promise<void> {
  if (signals.some((signal) => signal.aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      stopListening();
      clock.clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", finish);
      resolve();
    };
    const stopListening = listen(finish);
    const timer = clock.setTimeout(finish, timeoutMs);
    for (const signal of signals) signal.addEventListener("abort", finish);
  });
}
