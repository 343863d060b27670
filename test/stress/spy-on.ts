import type { Caller } from "./caller.ts";
import { pause } from "./pause.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { ServerLog } from "./server-log.ts";

/** Lets the spy in a caller's app try ids of other users' events, and of its own user's call. */
export async function spyOn(
  caller: Caller,
  { operations }: ServerLog,
  random: SeededRandom,
  spied: string[],
): Promise<never> {
  for (;;) {
    await pause(random.between(10_000, 40_000));
    const { spy } = caller;
    const scheduled = operations.filter((operation) => operation.kind === "schedule").slice(-200);
    const [first, ...rest] = scheduled;
    if (spy === undefined || first === undefined) continue;
    const action = random.pick(["restart", "cancel", "send"]);
    const { delayId } = random.pick([first, ...rest]);
    const answer = await spy.attempt(action, delayId);
    // Its page may have been closed in the meantime.
    if (spy === caller.spy) spied.push(answer);
  }
}
