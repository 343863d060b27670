import type { MountedVariant } from "../variants/mounted-variant.ts";
import { messages } from "../variants/room.ts";

/** Sends an urgent request just after a burst was handed over; milliseconds until it is answered. */
export async function urgency(mounted: MountedVariant, events: number): Promise<number> {
  const done = mounted.acknowledged(events * mounted.widgets);
  for (const message of messages.slice(0, events)) mounted.offer(message);
  const start = performance.now();
  await mounted.sendUrgent();
  const waited = performance.now() - start;
  await done;
  return waited;
}
