import { Direction, type MatrixClient } from "matrix-js-sdk";
import type { RelationsPage, RelationsRequest } from "../../core/matrix/matrix-client-port.ts";
import { requirePathParts } from "../send/path-parts.ts";
import { isMatrixEvent } from "../to-matrix-event.ts";
import { decryptedEvent, toSdkEvent } from "./event.ts";

export async function readRelations(client: MatrixClient, request: RelationsRequest): Promise<RelationsPage> {
  const { roomId, eventId, relationType, eventType, limit, from, to } = request;
  requirePathParts(eventId, relationType ?? "", eventType ?? "");
  // The server cannot tell the types inside ciphertext, nor has it a path for a type without a relation type.
  const isClear = client.getRoom(roomId)?.hasEncryptionStateEvent() === false;
  const typeForServer = isClear && relationType !== undefined ? eventType : undefined;
  const page = await client.fetchRelations(roomId, eventId, relationType ?? null, typeForServer ?? null, {
    dir: request.direction === "f" ? Direction.Forward : Direction.Backward,
    ...(limit !== undefined && { limit }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const decrypted = await Promise.all(
    page.chunk.map((raw) => decryptedEvent(client, toSdkEvent(client, roomId, raw))),
  );
  return {
    events: decrypted
      .filter(isMatrixEvent)
      .filter(({ type }) => eventType === undefined || type === eventType),
    ...(page.next_batch !== undefined && { nextBatch: page.next_batch }),
    ...(page.prev_batch !== undefined && { prevBatch: page.prev_batch }),
  };
}
