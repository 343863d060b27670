import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";

/** Whether a user may read an event, by the room's history visibility and their membership at that time. */
export function canSee(room: Room, userId: string, { event, position }: StoredEvent): boolean {
  // One's own membership is seen from both sides: who was kicked sees the kick.
  if (event.type === "m.room.member" && event.state_key === userId) return true;
  const visibility = historyVisibility(room, position);
  if (visibility === "world_readable") return true;
  const membership = room.membershipOf(userId, position);
  if (membership === "join") return true;
  if (visibility === "shared") return room.joinedAfter(userId, position);
  if (visibility === "invited") return membership === "invite" && room.joinedAfter(userId, position);
  return false;
}

function historyVisibility(room: Room, at: number): unknown {
  return room.getState("m.room.history_visibility", "", at)?.event.content["history_visibility"] ?? "shared";
}
