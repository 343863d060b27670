import type { IRoomAccountData } from "matrix-widget-api";
import { isPlainObject } from "../core/is-plain-object.ts";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";

/** The user's account data of one type in each of the rooms that has some. */
export function readRoomAccountData(
  client: MatrixClientPort,
  roomIds: readonly string[],
  type: string,
): IRoomAccountData[] {
  return roomIds.flatMap((roomId) => {
    const content = client.getRoomAccountData(roomId, type);
    return isPlainObject(content) ? [{ type, room_id: roomId, content }] : [];
  });
}
