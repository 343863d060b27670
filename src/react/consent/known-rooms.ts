import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { ConsentRoom } from "./consent-dialog-props.ts";

/** The rooms to which "every room" can be narrowed, as the client names them now. */
export function knownRooms(client: MatrixClientPort): readonly ConsentRoom[] {
  return client.getKnownRoomIds().map((roomId) => ({ roomId, name: client.getRoom(roomId)?.name ?? "" }));
}
