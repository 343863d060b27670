import type { MatrixClient } from "matrix-js-sdk";
import * as v from "valibot";
import type { TurnCredentials } from "../../core/matrix/matrix-client-port.ts";
import { httpStatusOf } from "../errors.ts";

const credentialsSchema = v.object({
  uris: v.pipe(v.array(v.string()), v.minLength(1)),
  username: v.string(),
  password: v.string(),
  ttl: v.number(),
});

/** Undefined where the homeserver offers none, which servers say with an empty answer or with 404. */
export async function getTurnServers(client: MatrixClient): Promise<TurnCredentials | undefined> {
  const credentials = v.safeParse(credentialsSchema, await requestCredentials(client));
  if (!credentials.success) return undefined;
  const { ttl: ttlSeconds, ...rest } = credentials.output;
  return { ...rest, ttlSeconds };
}

async function requestCredentials(client: MatrixClient): Promise<unknown> {
  try {
    return await client.turnServer();
  } catch (error) {
    if (httpStatusOf(error) === 404) return {};
    throw error;
  }
}
