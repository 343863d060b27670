import type { Requester } from "../state/devices.ts";
import type { RoomEvent, StoredEvent } from "../state/room-event.ts";
import { stickyTimeLeftMs } from "./sticky.ts";

/** An event as a client is sent it, with its `unsigned` part for that client. */
export type ClientEvent = RoomEvent & { readonly unsigned: Readonly<Record<string, unknown>> };

/** The event for one device at a moment: its age, what it replaced, its redaction, and what only its sender is told. */
export function toClientEvent(stored: StoredEvent, viewer: Requester, now: number): ClientEvent {
  const { event, transaction, delayed, redactedBecause, replaced } = stored;
  const unsigned: Record<string, unknown> = { age: Math.max(0, now - event.origin_server_ts) };
  if (transaction?.userId === viewer.userId && transaction.deviceId === viewer.deviceId) {
    unsigned["transaction_id"] = transaction.transactionId;
  }
  if (delayed !== undefined && event.sender === viewer.userId) unsigned[delayed.field] = delayed.delayId;
  if (replaced !== undefined) {
    unsigned["replaces_state"] = replaced.event.event_id;
    unsigned["prev_content"] = replaced.event.content;
    unsigned["prev_sender"] = replaced.event.sender;
  }
  if (redactedBecause !== undefined) {
    unsigned["redacted_by"] = redactedBecause.event.event_id;
    unsigned["redacted_because"] = toClientEvent(redactedBecause, viewer, now);
  }
  const stickyMs = stickyTimeLeftMs(stored, now);
  if (stickyMs !== undefined) unsigned["msc4354_sticky_duration_ttl_ms"] = stickyMs;
  return { ...event, unsigned };
}

/** As sync sends it: the room is told by where the event stands. */
export function withoutRoomId({ room_id: _roomId, ...event }: ClientEvent): Omit<ClientEvent, "room_id"> {
  return event;
}
