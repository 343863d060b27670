import { ClientEvent, createClient, type ICreateClientOpts, SyncState } from "matrix-js-sdk";
import type { MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import type { BenchHomeserver } from "../pages/heartbeat-commands.ts";

export interface BenchClient {
  readonly port: MatrixClientPort;
  stop(): void;
}

const nothing = (): void => {};
const silence: NonNullable<ICreateClientOpts["logger"]> = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => silence,
};

/** A signed-in client as an app has it, after its first sync. */
export async function createBenchClient(
  { url, userId, deviceId, accessToken }: BenchHomeserver,
  fetchFn: typeof fetch,
): Promise<BenchClient> {
  const client = createClient({ baseUrl: url, userId, deviceId, accessToken, fetchFn, logger: silence });
  const isSynced = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && resolve());
  });
  await client.startClient();
  await isSynced;
  return { port: createMatrixJsSdkPort(client), stop: () => client.stopClient() };
}
