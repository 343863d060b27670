import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { createHomeserver, type Homeserver } from "../../../src/homeserver/index.ts";
import { silentLogger } from "./silent-logger.ts";

const baseUrl = "https://hs.localhost";

/** The homeserver in the page, and the client of its only user. */
export interface World {
  readonly homeserver: Homeserver;
  readonly client: MatrixClient;
  readonly accessToken: string;
  /** `METHOD /path` of every request the homeserver got. */
  readonly requests: readonly string[];
  /** Keeps requests whose path contains this waiting. */
  hold(pathPart: string): void;
  letGo(): void;
}

export async function createWorld(): Promise<World> {
  const requests: string[] = [];
  let held: string | undefined;
  let waiting: (() => void)[] = [];
  const homeserver = createHomeserver({
    intercept({ method, url }) {
      const { pathname } = new URL(url);
      requests.push(`${method} ${pathname}`);
      if (held === undefined || !pathname.includes(held)) return undefined;
      return new Promise((resolve) => waiting.push(() => resolve(undefined)));
    },
  });
  const alice = homeserver.registerUser({ localpart: "alice" });
  const client = createClient({ ...alice, baseUrl, fetchFn: homeserver.fetch, logger: silentLogger });
  const isSynced = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && resolve());
  });
  await client.startClient();
  await isSynced;

  return {
    homeserver,
    client,
    accessToken: alice.accessToken,
    requests,
    hold(pathPart) {
      held = pathPart;
    },
    letGo() {
      held = undefined;
      for (const release of waiting) release();
      waiting = [];
    },
  };
}
