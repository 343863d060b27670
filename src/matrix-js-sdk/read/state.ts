import { EventTimeline, type MatrixClient, type Room } from "matrix-js-sdk";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { isMatrixEvent, toMatrixEvent } from "../to-matrix-event.ts";

export function getState(
  client: MatrixClient,
  roomId: string,
  type: string,
  stateKey: string | undefined,
): readonly MatrixEvent[] {
  const room = client.getRoom(roomId);
  const state = room?.getLiveTimeline().getState(EventTimeline.FORWARDS);
  if (room === null || state === undefined) return [];
  if (type === "m.room.member") loadMembers(room);
  const entries =
    stateKey === undefined ? state.getStateEvents(type) : [state.getStateEvents(type, stateKey)];
  return entries.flatMap((event) => (event === null ? [] : [toMatrixEvent(event)])).filter(isMatrixEvent);
}

/** A client that loads members lazily knows only some at first; the others follow as a "state" update. */
function loadMembers(room: Room): void {
  if (room.membersLoaded() || room.getMyMembership() !== "join") return;
  room.loadMembersIfNeeded().catch(() => {
    // Answered with what is known; the SDK asks again the next time.
  });
}
