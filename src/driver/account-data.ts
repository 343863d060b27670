import type { IRoomAccountData } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";

/** The user's account data of one type in each of the rooms that has some. */
export function readRoomAccountData(
  client: MatrixClientPort,
  roomIds: readonly string[],
  type: string,
): IRoomAccountData[] {
  return roomIds.flatMap((roomId) => {
    const content = client.getRoomAccountData(roomId, type);
    return isObject(content) ? [{ type, room_id: roomId, content }] : [];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
