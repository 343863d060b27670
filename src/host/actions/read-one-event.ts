import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { ActionSession } from "./action-session.ts";
import { asReceivable } from "./receivable.ts";

/**
 * An event that the widget may receive. Undefined for every other, whether it does not exist, cannot be decrypted or is
 * not for this widget: it cannot find out which events exist.
 */
export async function readOneEvent(
  { driver, grants }: ActionSession,
  roomId: string,
  eventId: string,
): Promise<MatrixEvent | undefined> {
  const event = await driver.readEvent?.(roomId, eventId);
  // Drivers of other makers may answer with any event at all.
  const isAsked = event?.event_id === eventId && event.room_id === roomId;
  return isAsked && grants.allowsReceive(asReceivable(event)) ? event : undefined;
}
