import "./silent-logger.ts"; // before the SDK, which keeps some loggers as they are when it loads

import {
  ClientEvent,
  createClient,
  type IStartClientOpts,
  type MatrixClient,
  SyncState,
} from "matrix-js-sdk";
import { onTestFinished } from "vitest";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import type { Homeserver } from "../../src/homeserver/index.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import { createWire, type Wire } from "../client-port/wire.ts";
import { silentLogger } from "./silent-logger.ts";

export interface TestClient {
  readonly client: MatrixClient;
  readonly port: MatrixClientPort;
  readonly wire: Wire;
}

/** A client of the SDK that has synced, with its port. */
export async function aClient(
  homeserver: Homeserver,
  localpart: string,
  { encryption = false, ...startOptions }: IStartClientOpts & { encryption?: boolean } = {},
): Promise<TestClient> {
  const wire = createWire(homeserver.fetch);
  const device = homeserver.registerUser({ localpart });
  const client = createClient({
    ...device,
    baseUrl: "http://hs.localhost",
    fetchFn: wire.fetch,
    logger: silentLogger,
  });
  onTestFinished(() => client.stopClient());
  if (encryption) await client.initRustCrypto({ useIndexedDB: false });
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient(startOptions);
  await prepared;
  return { client, port: createMatrixJsSdkPort(client), wire };
}
