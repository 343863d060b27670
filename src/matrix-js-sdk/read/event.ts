import type { IEvent, MatrixClient, MatrixEvent as SdkEvent } from "matrix-js-sdk";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { attemptDecryption } from "../decryption.ts";
import { httpStatusOf } from "../errors.ts";
import { requirePathParts } from "../send/path-parts.ts";
import { toMatrixEvent } from "../to-matrix-event.ts";

export async function readEvent(
  client: MatrixClient,
  roomId: string,
  eventId: string,
): Promise<MatrixEvent | undefined> {
  const known = client.getRoom(roomId)?.findEventById(eventId);
  const event = known ?? (await fetchEvent(client, roomId, eventId));
  return event && decryptedEvent(client, event);
}

/** What the server sent, as an event of the SDK; one that the SDK already has is used again, with its plain text. */
export function toSdkEvent(client: MatrixClient, roomId: string, raw: Partial<IEvent>): SdkEvent {
  return client.getEventMapper({ decrypt: false, preventReEmit: true })({ ...raw, room_id: roomId });
}

/** Undefined when it cannot be decrypted. */
export async function decryptedEvent(
  client: MatrixClient,
  event: SdkEvent,
): Promise<MatrixEvent | undefined> {
  await attemptDecryption(client, event);
  return toMatrixEvent(event);
}

async function fetchEvent(
  client: MatrixClient,
  roomId: string,
  eventId: string,
): Promise<SdkEvent | undefined> {
  requirePathParts(eventId);
  try {
    return toSdkEvent(client, roomId, await client.fetchRoomEvent(roomId, eventId));
  } catch (error) {
    // Not there, or not for this user to see: servers do not tell which.
    if ([403, 404].includes(httpStatusOf(error) ?? 0)) return undefined;
    throw error;
  }
}
