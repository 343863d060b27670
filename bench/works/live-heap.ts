import { collectGarbage, heapBytes } from "../pages/host/heap.ts";
import type { MountedVariant } from "../variants/mounted-variant.ts";
import { messages } from "../variants/room.ts";

const SAMPLE_EVERY_MS = 20;

/** The most bytes that a burst kept alive at any time, beyond what was there before it. Garbage does not count. */
export async function liveHeap(mounted: MountedVariant, events: number): Promise<number> {
  const burst = messages.slice(0, events);
  collectGarbage();
  const before = heapBytes();
  let most = 0;
  const sample = (): void => {
    collectGarbage();
    most = Math.max(most, heapBytes() - before);
  };
  const done = mounted.acknowledged(events * mounted.widgets);
  for (const message of burst) mounted.offer(message);
  sample();
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  await done;
  clearInterval(timer);
  return most;
}
