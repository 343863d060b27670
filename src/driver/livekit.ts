import type { IRtcLivekitGetTokenFromWidgetResponseData } from "matrix-widget-api";
import type { JsonBody, MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { MatrixWidgetDriverOptions } from "./driver-options.ts";

export type LivekitToken = IRtcLivekitGetTokenFromWidgetResponseData;

/** Whether the SDK's port can ask the homeserver for either; both belong to one version of the widget API. */
export function canRelayLivekit(client: MatrixClientPort): boolean {
  return client.getLivekitToken !== undefined && client.delegateLivekitDelayedLeave !== undefined;
}

/** MSC4533. The answer is the homeserver's, whatever it holds. */
export async function getLivekitToken(client: MatrixClientPort, body: JsonBody): Promise<LivekitToken> {
  if (client.getLivekitToken === undefined) throw unsupported();
  return (await client.getLivekitToken(body)) as LivekitToken;
}

/**
 * MSC4533. A 404 `M_UNRECOGNIZED` tells the widget to keep its own heartbeat. The body is the homeserver's to understand,
 * but a delayed event that another widget scheduled is not this one's to give away.
 */
export async function delegateLivekitLeave(
  { client, delayedEvents }: Pick<MatrixWidgetDriverOptions, "client" | "delayedEvents">,
  body: JsonBody,
): Promise<JsonBody> {
  if (client.delegateLivekitDelayedLeave === undefined) throw unsupported();
  const delayId = body["delay_id"];
  if (typeof delayId === "string") await delayedEvents?.requireOwn(delayId);
  return client.delegateLivekitDelayedLeave(body);
}

function unsupported(): WidgetError {
  return new WidgetError("unsupported", "This client does not relay requests about LiveKit.");
}
