import type { IReadEventRelationsResult } from "matrix-widget-api";
import type { MatrixClientPort, RelationsRequest } from "../core/matrix/matrix-client-port.ts";

/** One page of the events that relate to another (MSC3869). A page may be short, or empty, and still have a next one. */
export async function readRelations(
  client: MatrixClientPort,
  request: RelationsRequest,
): Promise<IReadEventRelationsResult> {
  const { events, nextBatch, prevBatch } = await client.readRelations(request);
  return {
    chunk: [...events],
    ...(nextBatch === undefined ? {} : { nextBatch }),
    ...(prevBatch === undefined ? {} : { prevBatch }),
  };
}
