import type { Room } from "../state/room.ts";

const MAX_HEROES = 5;

export interface RoomSummarySection {
  readonly "m.heroes": readonly string[];
  readonly "m.joined_member_count": number;
  readonly "m.invited_member_count": number;
}

/** How many are in the room, and who names it when it has no name. */
export function summarizeRoom(room: Room, userId: string): RoomSummarySection {
  const joined = room.members("join");
  const invited = room.members("invite");
  const isOther = (member: string) => member !== userId;
  const present = [...joined, ...invited].filter(isOther);
  const heroes = present.length > 0 ? present : room.members("leave").filter(isOther);
  return {
    "m.heroes": heroes.slice(0, MAX_HEROES),
    "m.joined_member_count": joined.length,
    "m.invited_member_count": invited.length,
  };
}
