import type { MountedVariant } from "../variants/mounted-variant.ts";
import { unwanted } from "../variants/room.ts";

/** Offers events that no widget may receive, in answers of a thousand; milliseconds. */
export async function rejection(mounted: MountedVariant, events: number): Promise<number> {
  const start = performance.now();
  for (let offered = 0; offered < events; offered += unwanted.length) {
    for (const event of unwanted) mounted.offer(event);
    // The promises of one answer are settled before the next one comes.
    await undefined;
  }
  return performance.now() - start;
}
