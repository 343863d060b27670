import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { asReceivable } from "./receivable.ts";
import type { GrantedRoom, RoomRule } from "./room-access.ts";

/** An event may be asked for in every room where anything was granted; whether it may be had, only the event tells. */
export const mayReadSome: RoomRule = () => true;

/**
 * An event that the widget may receive. Undefined for every other, whether it does not exist, cannot be decrypted or is
 * not for this widget: it cannot find out which events exist.
 */
export async function readOneEvent(
  driver: SessionDriver,
  room: GrantedRoom,
  eventId: string,
): Promise<MatrixEvent | undefined> {
  const event = await driver.readEvent?.(room.id, eventId);
  // Drivers of other makers may answer with any event at all.
  const isAsked = event?.event_id === eventId && event.room_id === room.id;
  return isAsked && room.grants.allowsReceive(asReceivable(event)) ? event : undefined;
}
