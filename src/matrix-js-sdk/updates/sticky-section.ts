import { type MatrixClient, type Room, MatrixEvent as SdkEvent } from "matrix-js-sdk";

/**
 * matrix-js-sdk 43 forgets which room an event of a sync's sticky section (MSC4354) belongs to, and then cannot decrypt
 * it. This finds the room again; undefined for what is no sticky event, and where the room is not certain.
 * `candidateId` is the room whose events the SDK announced just before.
 */
export function withRoom(
  client: MatrixClient,
  event: SdkEvent,
  candidateId: string | undefined,
): SdkEvent | undefined {
  if (event.unstableStickyInfo === undefined) return undefined;
  if (!event.isEncrypted()) {
    const room = client.getRooms().find((known) => isStickyIn(known, event));
    return room && copyInto(room, event);
  }
  const room = client.getRoom(candidateId);
  if (room === null) return undefined;
  // A wrong guess does no harm: ciphertext is bound to its room, elsewhere it stays ciphertext.
  const copy = copyInto(room, event);
  room._unstable_addStickyEvents([copy]);
  return copy;
}

function isStickyIn(room: Room, event: SdkEvent): boolean {
  for (const sticky of room._unstable_getStickyEvents()) if (sticky === event) return true;
  return false;
}

function copyInto(room: Room, event: SdkEvent): SdkEvent {
  return new SdkEvent({ ...event.event, room_id: room.roomId });
}
