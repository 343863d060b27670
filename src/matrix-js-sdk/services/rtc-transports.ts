import type { MatrixClient } from "matrix-js-sdk";
import * as v from "valibot";
import type { RtcTransport } from "../../core/matrix/matrix-client-port.ts";

const transportsSchema = v.array(v.looseObject({ type: v.string() }));

/** MSC4143. Empty where the server has the endpoint but nothing configured: Synapse then leaves the list out. */
export async function getRtcTransports(client: MatrixClient): Promise<readonly RtcTransport[]> {
  return v.parse(transportsSchema, (await client._unstable_getRTCTransports()) ?? []);
}
