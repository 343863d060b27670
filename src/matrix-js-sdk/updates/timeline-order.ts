import type { MatrixEvent as SdkEvent } from "matrix-js-sdk";

/**
 * One sync's events of a room in the order of its timeline.
 *
 * The SDK tells of them in two ways that each lack something: `received` has every message-like event, threads and the
 * sticky section included, but no state events where the server sends `state_after` (MSC4222); `timeline` has the main
 * timeline with its state events, but no threads. What both know ties them together.
 */
export function inTimelineOrder(
  timeline: readonly SdkEvent[],
  received: readonly SdkEvent[],
): readonly SdkEvent[] {
  const positions = new Map(timeline.map((event, position) => [event.getId(), position]));
  const ordered: SdkEvent[] = [];
  let next = 0;
  const takeStateUntil = (end: number) => {
    ordered.push(...timeline.slice(next, end).filter((event) => event.isState()));
    next = Math.max(next, end);
  };
  for (const event of received) {
    if (event.isState()) continue;
    takeStateUntil(positions.get(event.getId()) ?? next);
    ordered.push(event);
  }
  takeStateUntil(timeline.length);
  return ordered;
}

/**
 * Leaves out what happened before `userId` joined: the timeline of a room just joined begins with its history. What is
 * still sticky (MSC4354) is no history.
 */
export function sinceOwnJoin(events: readonly SdkEvent[], userId: string): readonly SdkEvent[] {
  const join = events.findLastIndex(
    (event) =>
      event.getType() === "m.room.member" &&
      event.getStateKey() === userId &&
      event.getWireContent()["membership"] === "join" &&
      event.getPrevContent()["membership"] !== "join",
  );
  return events.filter(
    (event, position) => position >= join || (event.unstableStickyExpiresAt ?? 0) > Date.now(),
  );
}
