import type { Capability } from "./capability.ts";

/** What can be said of one room by name, or of all of them. */
type RoomCapability = Extract<Capability, { readonly room: string }>;

/** Whether it counts in every room the user is in, now and later. */
export function isOfEveryRoom(capability: Capability): capability is RoomCapability {
  const isOfRooms = capability.kind === "timeline" || capability.kind === "room-scoped";
  return isOfRooms && capability.room === "*";
}

/** What counts in every room, in this room alone; undefined for whatever does not count in every room. */
export function inRoomAlone(capability: Capability, roomId: string): Capability | undefined {
  return isOfEveryRoom(capability) ? { ...capability, room: roomId } : undefined;
}
