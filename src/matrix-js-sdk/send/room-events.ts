import type { MatrixClient } from "matrix-js-sdk";
import { encryptForRoom } from "./encryption.ts";
import { putJson } from "./put-json.ts";

type Content = Readonly<Record<string, unknown>>;
type QueryDict = Record<string, number>;

/**
 * Sends without the SDK's local echo: one failed message, be it the user's own or a widget's, would otherwise block all
 * later ones of the room, and a refusal would be retried for half a minute while the widget waits.
 */
export async function sendEvent(
  client: MatrixClient,
  roomId: string,
  type: string,
  content: Content,
  query: QueryDict = {},
): Promise<string> {
  const wire = await encryptForRoom(client, roomId, type, content);
  return put(client, ["rooms", roomId, "send", wire.type, client.makeTxnId()], wire.content, query);
}

/** The content of a redaction, such as its reason, is sent as it is. */
export function redact(
  client: MatrixClient,
  roomId: string,
  eventId: string,
  content: Content,
): Promise<string> {
  return put(client, ["rooms", roomId, "redact", eventId, client.makeTxnId()], content);
}

async function put(
  client: MatrixClient,
  path: readonly string[],
  content: Content,
  query: QueryDict = {},
): Promise<string> {
  const { event_id: eventId } = await putJson<{ event_id: string }>(client, path, content, { query });
  return eventId;
}
