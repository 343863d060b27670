import { isJsonObject } from "../http/json-object.ts";
import type { Room } from "../state/room.ts";
import type { RoomEvent } from "../state/room-event.ts";
import type { ServerState } from "../state/server-state.ts";

const NOTIFYING_TYPES = ["m.room.message", "m.room.encrypted"];

export interface UnreadCounts {
  readonly notification_count: number;
  readonly highlight_count: number;
}

/** Messages of others after one's last receipt, and how many of them mention one. The push rules in short. */
export function countUnread(server: ServerState, room: Room, userId: string): UnreadCounts {
  const after = lastReadPosition(server, room, userId);
  const unread = room
    .eventsBetween(after, Number.POSITIVE_INFINITY)
    .filter(({ event }) => NOTIFYING_TYPES.includes(event.type));
  return {
    notification_count: unread.length,
    highlight_count: unread.filter(({ event }) => mentions(event, userId)).length,
  };
}

/** Who sends something, if only that they join, has read what came before. */
function lastReadPosition(server: ServerState, room: Room, userId: string): number {
  const read = server.receipts
    .changedSince(room.roomId, 0)
    .filter((receipt) => receipt.userId === userId)
    .map((receipt) => room.getEvent(receipt.eventId)?.position ?? 0);
  const own = room.events.findLast(({ event }) => event.sender === userId)?.position ?? 0;
  return Math.max(own, ...read);
}

function mentions({ content }: RoomEvent, userId: string): boolean {
  const mentioned = content["m.mentions"];
  if (!isJsonObject(mentioned)) return false;
  const userIds = mentioned["user_ids"];
  return mentioned["room"] === true || (Array.isArray(userIds) && userIds.includes(userId));
}
