import type { MatrixClient } from "matrix-js-sdk";
import * as v from "valibot";
import type { JsonBody } from "../../core/matrix/matrix-client-port.ts";

const answerSchema = v.record(v.string(), v.unknown());

// The SDK's types say what a body ought to hold; whether it does is for the homeserver to judge.
type TokenBody = Parameters<MatrixClient["_unstable_getLivekitToken"]>[0];
type LeaveBody = Parameters<MatrixClient["_unstable_delegateDelayedLeave"]>[0];

/** MSC4195: a token for a LiveKit server, of the own homeserver or of the one the body names. */
export async function getLivekitToken(client: MatrixClient, body: JsonBody): Promise<JsonBody> {
  return v.parse(answerSchema, await client._unstable_getLivekitToken(body as TokenBody));
}

/** MSC4195: the homeserver watches the connection, and sends the delayed leave event when it is lost. */
export async function delegateLivekitDelayedLeave(client: MatrixClient, body: JsonBody): Promise<JsonBody> {
  return v.parse(answerSchema, await client._unstable_delegateDelayedLeave(body as LeaveBody));
}
