/** How late a timer may notice that the computer was asleep. */
const LONGEST_NAP_MS = 60_000;

/**
 * Resolves at a time of the wall clock (milliseconds since 1970), or as soon as the signal aborts. Long waits are cut
 * into naps: timers stand still while a computer sleeps, and overflow after 24 days.
 */
export async function sleepUntil(timeMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && Date.now() < timeMs) {
    await nap(Math.min(timeMs - Date.now(), LONGEST_NAP_MS), signal);
  }
}

function nap(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, durationMs);
    signal.addEventListener("abort", wake);
  });
}
