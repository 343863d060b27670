import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { onTestFinished } from "vitest";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import { silenceRootLogger, silentLogger } from "./silent-logger.ts";

export interface User {
  readonly client: MatrixClient;
  readonly port: MatrixClientPort;
  readonly userId: string;
  readonly homeserver: Homeserver;
}

/** A signed-in user of the development homeserver, in this page, over matrix-js-sdk. */
export async function aUser(localpart = "alice", homeserver = aHomeserver()): Promise<User> {
  silenceRootLogger();
  const device = homeserver.registerUser({ localpart });
  const client = createClient({
    ...device,
    baseUrl: "http://hs.localhost",
    fetchFn: homeserver.fetch,
    logger: silentLogger,
    disableVoip: true,
  });
  const port = createMatrixJsSdkPort(client);
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient();
  onTestFinished(() => client.stopClient());
  await prepared;
  return { client, port, userId: device.userId, homeserver };
}

function aHomeserver(): Homeserver {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  return homeserver;
}
