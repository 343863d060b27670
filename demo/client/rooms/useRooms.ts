import { ClientEvent, type EmittedEvents, type MatrixClient, type Room, RoomEvent } from "matrix-js-sdk";
import { useClientEvents } from "../session/useClientEvents.ts";

const changes: readonly EmittedEvents[] = [ClientEvent.Room, RoomEvent.MyMembership, RoomEvent.Name];

/** The rooms the user is in, by name. */
export function useRooms(client: MatrixClient): readonly Room[] {
  useClientEvents(client, changes);
  return client
    .getRooms()
    .filter((room) => room.getMyMembership() === "join")
    .sort((one, other) => one.name.localeCompare(other.name));
}
