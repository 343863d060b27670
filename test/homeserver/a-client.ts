import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { onTestFinished } from "vitest";
import type { Homeserver } from "../../src/homeserver/index.ts";
import { silentLogger } from "./silent-logger.ts";

/** A registered user's matrix-js-sdk client that has synced once, without a network. */
export async function aClient(
  homeserver: Homeserver,
  localpart: string,
  { encryption = false }: { encryption?: boolean } = {},
): Promise<MatrixClient> {
  const device = homeserver.registerUser({ localpart });
  const client = createClient({
    baseUrl: "http://hs.localhost",
    fetchFn: homeserver.fetch,
    logger: silentLogger,
    ...device,
  });
  if (encryption) await client.initRustCrypto({ useIndexedDB: false });
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient();
  onTestFinished(() => client.stopClient());
  await prepared;
  return client;
}
