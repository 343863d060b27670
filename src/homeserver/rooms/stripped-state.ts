import type { Room } from "../state/room.ts";
import type { RoomEvent } from "../state/room-event.ts";

/** "Stripped state": what somebody who is invited may know of the room beforehand. */
const SHOWN_TYPES = [
  "m.room.create",
  "m.room.name",
  "m.room.avatar",
  "m.room.topic",
  "m.room.join_rules",
  "m.room.canonical_alias",
  "m.room.encryption",
] as const;

export type StrippedEvent = Pick<RoomEvent, "type" | "sender" | "content" | "state_key">;

export function strippedState(room: Room, userId: string): readonly StrippedEvent[] {
  const invite = room.getState("m.room.member", userId);
  const inviter = room.getState("m.room.member", invite?.event.sender);
  return [...SHOWN_TYPES.map((type) => room.getState(type)), inviter, invite]
    .filter((stored) => stored !== undefined)
    .map(({ event: { type, sender, content, state_key } }) => ({
      type,
      sender,
      content,
      ...(state_key !== undefined && { state_key }),
    }));
}
