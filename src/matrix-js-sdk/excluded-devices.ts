import type { MatrixClient } from "matrix-js-sdk";

/** The settings the SDK encrypts by: a room that says nothing follows the client. */
export function excludesUnverifiedDevices(client: MatrixClient, roomId: string | undefined): boolean {
  const ofRoom = client.getRoom(roomId)?.getBlacklistUnverifiedDevices();
  return ofRoom ?? client.getCrypto()?.globalBlacklistUnverifiedDevices ?? false;
}
