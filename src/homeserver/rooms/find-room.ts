import { forbidden, notFound, RequestError } from "../http/request-error.ts";
import type { Requester } from "../state/devices.ts";
import type { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";

/** The room, for somebody in it. Others are not told whether it exists. */
export function findJoinedRoom(server: ServerState, roomId: string, { userId }: Requester): Room {
  const room = server.rooms.get(roomId);
  if (room?.membershipOf(userId) !== "join") throw forbidden(`User ${userId} is not in room ${roomId}`);
  return room;
}

/** A room as far as somebody may read it: joined users now, former members up to when they left. */
export interface ReadableRoom {
  readonly room: Room;
  /** The last position whose state the user may read. */
  readonly at: number;
}

export function findReadableRoom(server: ServerState, roomId: string, { userId }: Requester): ReadableRoom {
  const room = server.rooms.get(roomId);
  const at = room?.readableUpTo(userId);
  if (room === undefined || at === undefined) throw forbidden(`User ${userId} is not in room ${roomId}`);
  return { room, at };
}

/** The room an id or alias leads to, whoever asks. */
export function resolveRoom(server: ServerState, roomIdOrAlias: string): Room {
  const isAlias = roomIdOrAlias.startsWith("#");
  if (!isAlias && !roomIdOrAlias.startsWith("!")) {
    throw new RequestError(400, "M_INVALID_PARAM", `${roomIdOrAlias} is neither a room id nor an alias`);
  }
  const roomId = isAlias ? server.rooms.getAlias(roomIdOrAlias)?.roomId : roomIdOrAlias;
  const room = roomId === undefined ? undefined : server.rooms.get(roomId);
  if (room === undefined) throw notFound(`There is no room ${roomIdOrAlias}`);
  return room;
}
