import type { Caller } from "./caller.ts";
import { pause } from "./pause.ts";
import type { SeededRandom } from "./seeded-random.ts";

const MINUTE_MS = 60_000;

/** What a user does: joins, goes in some way after some minutes, comes back, and so on while there is time. */
export async function liveOn(caller: Caller, random: SeededRandom, untilMs: number): Promise<void> {
  await pause(random.between(0, 20_000));
  await caller.openPage();
  caller.showCall();
  for (;;) {
    await pause(random.between(2 * MINUTE_MS, 12 * MINUTE_MS));
    if (Date.now() > untilMs - MINUTE_MS) return;
    switch (random.pick(["close page", "remove frame", "reload widget", "hang up"])) {
      case "close page":
        caller.closePage();
        await pause(random.between(1_000, 40_000));
        await caller.openPage();
        caller.showCall();
        break;
      case "remove frame":
        caller.removeFrame();
        await pause(random.between(1_000, 40_000));
        caller.showCall();
        break;
      case "reload widget":
        caller.reloadWidget();
        break;
      case "hang up":
        await caller.hangUp();
        await pause(random.between(1_000, 40_000));
        caller.showCall();
        break;
    }
  }
}
