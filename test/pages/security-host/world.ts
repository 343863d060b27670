import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { createHomeserver, type Homeserver } from "../../../src/homeserver/index.ts";
import { silentLogger } from "./silent-logger.ts";

const baseUrl = "https://hs.localhost";

/** The homeserver in the page, and the client of its only user. */
export interface World {
  readonly homeserver: Homeserver;
  readonly client: MatrixClient;
  readonly accessToken: string;
  /** Puts a state event into a room as another user, whom it makes a member that may. */
  putStateAsBob(roomId: string, type: string, stateKey: string, content: object): Promise<string>;
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
  const bob = homeserver.registerUser({ localpart: "bob" });
  const client = createClient({ ...alice, baseUrl, fetchFn: homeserver.fetch, logger: silentLogger });
  const isSynced = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && resolve());
  });
  await client.startClient();
  await isSynced;

  const isBobIn = new Set<string>();
  async function asBob(method: "POST" | "PUT", path: string, body: object): Promise<unknown> {
    const response = await homeserver.fetch(`${baseUrl}/_matrix/client/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${bob.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  return {
    homeserver,
    client,
    accessToken: alice.accessToken,
    async putStateAsBob(roomId, type, stateKey, content) {
      if (!isBobIn.has(roomId)) {
        isBobIn.add(roomId);
        await client.invite(roomId, bob.userId);
        await asBob("POST", `/join/${encodeURIComponent(roomId)}`, {});
        await client.setPowerLevel(roomId, bob.userId, 100);
      }
      const path = [roomId, "state", type, stateKey].map(encodeURIComponent).join("/");
      const { event_id } = (await asBob("PUT", `/rooms/${path}`, content)) as { event_id: string };
      return event_id;
    },
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
