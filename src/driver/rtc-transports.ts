import type { IRtcTransportsResult } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";

/** The homeserver's MatrixRTC transports (MSC4515); an empty list where it has none. */
export async function getRtcTransports(client: MatrixClientPort): Promise<IRtcTransportsResult> {
  return { rtc_transports: [...(await client.getRtcTransports())] };
}
