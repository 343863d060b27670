import { ClientEvent, type EmittedEvents, type MatrixClient, type Room, RoomEvent } from "matrix-js-sdk";
import { useClientEvents } from "../session/useClientEvents.ts";

const changes: readonly EmittedEvents[] = [ClientEvent.Room, RoomEvent.MyMembership, RoomEvent.Name];

/** The rooms the user is in, oldest first. */
export function useRooms(client: MatrixClient): readonly Room[] {
  useClientEvents(client, changes);
  const createdAt = (room: Room) => room.currentState.getStateEvents("m.room.create", "")?.getTs() ?? 0;
  return client
    .getRooms()
    .filter((room) => room.getMyMembership() === "join")
    .sort((one, other) => createdAt(one) - createdAt(other));
}
