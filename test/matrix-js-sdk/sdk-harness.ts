import "./silent-logger.ts"; // before the SDK, which keeps some loggers as they are when it loads

import {
  ClientEvent,
  createClient,
  type IStartClientOpts,
  PendingEventOrdering,
  SyncState,
} from "matrix-js-sdk";
import { onTestFinished } from "vitest";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import type { PortHarness, PortUser, UserOptions } from "../client-port/port-harness.ts";
import { createWire, type Fetch } from "../client-port/wire.ts";
import { silentLogger } from "./silent-logger.ts";

interface Session {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
}

export interface Homeserver {
  readonly baseUrl: string;
  readonly fetch: Fetch;
}

const password = "correct horse battery staple";

/** How Element starts its client; the tests of the defaults start theirs differently. */
const elementLike: IStartClientOpts = {
  threadSupport: true,
  pendingEventOrdering: PendingEventOrdering.Detached,
};

/** matrix-js-sdk clients on a homeserver with open registration (`m.login.dummy`). */
export function createSdkHarness(
  { baseUrl, fetch }: Homeserver,
  startOptions: IStartClientOpts = elementLike,
): PortHarness {
  const post = async (path: string, body: unknown): Promise<Session> => {
    const headers = { "Content-Type": "application/json" };
    const url = `${baseUrl}/_matrix/client/v3${path}`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers });
    if (!response.ok) throw new Error(`${path} failed: ${await response.text()}`);
    const { user_id, device_id, access_token } = (await response.json()) as Record<string, string>;
    return { userId: `${user_id}`, deviceId: `${device_id}`, accessToken: `${access_token}` };
  };

  const start = async (session: Session, options: UserOptions): Promise<PortUser> => {
    const wire = createWire(fetch);
    const client = createClient({ ...session, baseUrl, fetchFn: wire.fetch, logger: silentLogger });
    onTestFinished(() => client.stopClient());
    if (options.encryption) await client.initRustCrypto({ useIndexedDB: false });
    const port = createMatrixJsSdkPort(client);
    options.beforeSync?.(port);
    const prepared = new Promise<void>((resolve) => {
      client.on(ClientEvent.Sync, (state) => {
        if (state === SyncState.Prepared) resolve();
      });
    });
    await client.startClient({ ...startOptions, lazyLoadMembers: options.lazyLoadMembers === true });
    await prepared;
    return { port, ...session, wire, call: caller(baseUrl, fetch, session), stop: () => client.stopClient() };
  };

  return {
    createUser: async (name, options = {}) => {
      const username = `${name}-${crypto.randomUUID().slice(0, 8)}`;
      return start(await post("/register", { username, password, auth: { type: "m.login.dummy" } }), options);
    },
    createDevice: async (user, options = {}) => {
      const identifier = { type: "m.id.user", user: user.userId };
      return start(await post("/login", { type: "m.login.password", identifier, password }), options);
    },
  };
}

function caller(baseUrl: string, fetch: Fetch, { accessToken }: Session): PortUser["call"] {
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/_matrix/client${path}`, {
      method,
      headers: { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path} failed: ${JSON.stringify(answer)}`);
    return answer;
  };
}
