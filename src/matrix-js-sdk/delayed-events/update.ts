import { type MatrixClient, Method } from "matrix-js-sdk";
import type { DelayedEventAction } from "../../core/matrix/matrix-client-port.ts";
import { encodePath } from "../send/put-json.ts";
import { askInTurn } from "./ask-in-turn.ts";
import { generationOf, UNSTABLE_PREFIX } from "./generation.ts";

/**
 * MSC4140: restarts, cancels or sends what is scheduled. Always with the access token, although Synapse needs none: it
 * counts requests without by address, so that callers behind one router would throw each other out of their calls.
 */
export async function updateDelayedEvent(
  client: MatrixClient,
  delayId: string,
  action: DelayedEventAction,
): Promise<void> {
  const { managingPrefixes, mayBeOlder } = await generationOf(client);
  const post = (path: readonly string[], prefix: string, body?: object): Promise<unknown> =>
    client.http.authedRequest(Method.Post, encodePath(path), undefined, body, { prefix });
  const inPath = (prefix: string) => () => post(["delayed_events", delayId, action], prefix);
  const inBody = () => post(["delayed_events", delayId], UNSTABLE_PREFIX, { action });
  await askInTurn(client, "manage", [...managingPrefixes.map(inPath), ...(mayBeOlder ? [inBody] : [])]);
}
