import type { MountedVariant } from "../variants/mounted-variant.ts";
import { messages } from "../variants/room.ts";

/** Hands all events over at once; milliseconds until the last is acknowledged. */
export async function burst(mounted: MountedVariant, events: number): Promise<number> {
  const start = performance.now();
  const done = mounted.acknowledged(events * mounted.widgets);
  for (const message of messages.slice(0, events)) mounted.offer(message);
  await done;
  return performance.now() - start;
}
