import type { MountedVariant } from "../variants/mounted-variant.ts";
import { messages } from "../variants/room.ts";

const EVENTS_PER_ANSWER = 50;

/** Hands events over as sync answers bring them, the next 50 when all are acknowledged; milliseconds until the last. */
export async function answers(mounted: MountedVariant, events: number): Promise<number> {
  const start = performance.now();
  for (let first = 0; first < events; first += EVENTS_PER_ANSWER) {
    const answer = messages.slice(first, Math.min(first + EVENTS_PER_ANSWER, events));
    const done = mounted.acknowledged(answer.length * mounted.widgets);
    for (const message of answer) mounted.offer(message);
    await done;
  }
  return performance.now() - start;
}
