import { ClientEvent, createClient, type MatrixClient, MemoryCryptoStore, SyncState } from "matrix-js-sdk";
import type { MatrixClientPort } from "../../../src/core/index.ts";
import { createMatrixJsSdkPort } from "../../../src/matrix-js-sdk/index.ts";
import type { DemoUser } from "../demo-config.ts";
import { silentLogger } from "./silent-logger.ts";

/** A signed-in user: the SDK's client, and the same as this library sees it. */
export interface Session {
  readonly client: MatrixClient;
  readonly port: MatrixClientPort;
  readonly userId: string;
}

/** Logs in as a new device, with end-to-end encryption whose keys live as long as the page, and syncs once. */
export async function signIn(homeserverUrl: string, user: DemoUser): Promise<Session> {
  const options = { baseUrl: homeserverUrl, logger: silentLogger };
  const account = await createClient(options).loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: user.username },
    password: user.password,
    initial_device_display_name: "Demo",
  });
  const client = createClient({
    ...options,
    userId: account.user_id,
    deviceId: account.device_id,
    accessToken: account.access_token,
    cryptoStore: new MemoryCryptoStore(),
  });
  await client.initRustCrypto({ useIndexedDB: false });
  const synced = firstSync(client);
  await client.startClient({ initialSyncLimit: 30 });
  await synced;
  return { client, port: createMatrixJsSdkPort(client), userId: account.user_id };
}

function firstSync(client: MatrixClient): Promise<void> {
  return new Promise((resolve) => {
    const handleSync = (state: SyncState) => {
      if (state !== SyncState.Prepared) return;
      client.off(ClientEvent.Sync, handleSync);
      resolve();
    };
    client.on(ClientEvent.Sync, handleSync);
  });
}
