import type { MountedVariant } from "../variants/mounted-variant.ts";
import { burst } from "./burst.ts";

const TICK_MS = 4;

/** The longest time, in milliseconds, that the page did not come back to a 4 ms timer during a burst. */
export async function absence(mounted: MountedVariant, events: number): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, TICK_MS);
  await new Promise((resolve) => setTimeout(resolve, 10 * TICK_MS));
  longest = 0;
  await burst(mounted, events);
  tick();
  clearInterval(timer);
  return longest;
}
