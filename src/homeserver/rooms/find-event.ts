import { notFound } from "../http/request-error.ts";
import type { Requester } from "../state/devices.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";
import { canSee } from "./event-visibility.ts";

/** An event the user may read. What they may not read looks like what is not there. */
export function findVisibleEvent(room: Room, eventId: string, { userId }: Requester): StoredEvent {
  const stored = room.getEvent(eventId);
  if (stored === undefined || !canSee(room, userId, stored)) {
    throw notFound(`There is no event ${eventId} in this room that you may read`);
  }
  return stored;
}
