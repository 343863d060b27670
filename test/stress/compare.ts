import { isWaiting } from "../../src/core/delayed-events/delayed-event-entry.ts";
import { createDigest } from "../../src/store/delayed-events/digest.ts";
import type { Caller } from "./caller.ts";
import type { Simulation } from "./simulate.ts";
import { MEMBER_TYPE } from "./timings.ts";

/** Where an app or its widget takes something else for true than the homeserver does, in words. */
export async function differencesFrom({ homeserver, callers }: Simulation): Promise<readonly string[]> {
  const digest = createDigest();
  const perCaller = callers.map(async (caller) => {
    const { userId, roomId, page } = caller;
    if (page === undefined) return [];
    const scheduled = homeserver.inspect.delayedEvents().filter(({ sender }) => sender === userId);
    const known = [...page.ledger.getState().entries.values()].filter(isWaiting).map(({ id }) => id);
    const actual = await Promise.all(scheduled.map(({ delayId }) => digest.of(delayId)));
    const member = homeserver.inspect.roomState(roomId).find(({ type }) => type === MEMBER_TYPE);
    return [
      ...(known.sort().join() === actual.sort().join() ? [] : [`${userId}: the ledger is wrong`]),
      ...(caller.seenByWidget() === member?.event_id ? [] : [`${userId}: the widget knows another state`]),
    ];
  });
  return (await Promise.all(perCaller)).flat();
}

/** How many are in their calls. */
export function countMembers({ homeserver, callers }: Pick<Simulation, "homeserver" | "callers">): number {
  const isIn = ({ roomId }: Caller) =>
    homeserver.inspect
      .roomState(roomId)
      .some(({ type, content }) => type === MEMBER_TYPE && "application" in content);
  return callers.filter(isIn).length;
}
