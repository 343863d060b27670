import type { IReadEventRelationsResult } from "matrix-widget-api";
import type { MatrixClientPort, RelationsRequest } from "../core/matrix/matrix-client-port.ts";

/** One page of the events that relate to another (MSC3869). A page may be short, or empty, and still have a next one. */
export async function readRelations(
  client: MatrixClientPort,
  request: RelationsRequest,
): Promise<IReadEventRelationsResult> {
  const { eventType, ...rest } = request;
  // The endpoint takes an event type only behind a relation type, and in an encrypted room it only sees ciphertext.
  const serverCanFilter =
    request.relationType !== undefined && client.getRoom(request.roomId)?.isEncrypted === false;
  const page = await client.readRelations(serverCanFilter ? request : rest);
  return {
    chunk: page.events.filter((event) => eventType === undefined || event.type === eventType),
    ...(page.nextBatch === undefined ? {} : { nextBatch: page.nextBatch }),
    ...(page.prevBatch === undefined ? {} : { prevBatch: page.prevBatch }),
  };
}
