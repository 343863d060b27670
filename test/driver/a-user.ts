import type { MatrixClient } from "matrix-js-sdk";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import type { Homeserver } from "../../src/homeserver/index.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import { aClient } from "../homeserver/a-client.ts";

export interface User {
  readonly client: MatrixClient;
  readonly port: MatrixClientPort;
  readonly userId: string;
  readonly deviceId: string;
}

/** A user whose client has synced once, and the port over it. */
export async function aUser(
  homeserver: Homeserver,
  localpart: string,
  options: { readonly encryption?: boolean } = {},
): Promise<User> {
  const client = await aClient(homeserver, localpart, options);
  const deviceId = client.getDeviceId();
  if (deviceId === null) throw new Error("The client has no device");
  return { client, port: createMatrixJsSdkPort(client), userId: client.getSafeUserId(), deviceId };
}
