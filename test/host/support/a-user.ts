import "./silent-sdk.ts"; // before the SDK, which keeps some loggers as they are when it loads

import { ClientEvent, createClient, type MatrixClient, SyncState } from "matrix-js-sdk";
import { onTestFinished } from "vitest";
import type { MatrixClientPort } from "../../../src/core/matrix/matrix-client-port.ts";
import { createHomeserver, type Homeserver, type HomeserverOptions } from "../../../src/homeserver/index.ts";
import { createEventRouter, type EventRouter } from "../../../src/host/event-router.ts";
import { createMatrixJsSdkPort } from "../../../src/matrix-js-sdk/index.ts";
import { silentLogger } from "./silent-sdk.ts";

export interface User {
  readonly client: MatrixClient;
  readonly port: MatrixClientPort;
  readonly router: EventRouter;
  readonly userId: string;
  /** Sees every sync answer before the client does, and may change it. */
  onSync: (body: SyncBody) => void;
  /** Holds the homeserver's answers to requests whose path contains the part, until the returned function is called. */
  holdReplies(pathPart: string): () => void;
  /** Keeps syncs from this user until `resumeSync`, so that more happens than fits in one answer. */
  pauseSync(): void;
  resumeSync(): void;
}

export interface SyncBody {
  to_device?: { events: unknown[] };
}

export function aHomeserver(options: HomeserverOptions = {}): Homeserver {
  const homeserver = createHomeserver(options);
  onTestFinished(() => homeserver.close());
  return homeserver;
}

/** A user whose matrix-js-sdk client has synced once. */
export async function aUser(
  homeserver: Homeserver,
  localpart: string,
  { encryption = false, timelineLimit = 20 }: { encryption?: boolean; timelineLimit?: number } = {},
): Promise<User> {
  const device = homeserver.registerUser({ localpart });
  const gate = aGate();
  let held: { readonly pathPart: string; readonly released: Promise<void> } | undefined;
  let onSync: User["onSync"] = () => undefined;
  const client = createClient({
    ...device,
    baseUrl: "http://hs.localhost",
    fetchFn: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      if (url.pathname.endsWith("/sync")) {
        const response = await gate.pass(() => homeserver.fetch(input, init));
        const body = await response.json();
        onSync(body);
        return Response.json(body, { status: response.status });
      }
      const response = await homeserver.fetch(input, init);
      if (held !== undefined && url.pathname.includes(held.pathPart)) await held.released;
      return response;
    },
    logger: silentLogger,
  });
  onTestFinished(() => client.stopClient());
  if (encryption) await client.initRustCrypto({ useIndexedDB: false });
  const port = createMatrixJsSdkPort(client);
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient({ initialSyncLimit: timelineLimit });
  await prepared;
  return {
    client,
    port,
    router: createEventRouter(port),
    userId: device.userId,
    get onSync() {
      return onSync;
    },
    set onSync(hook) {
      onSync = hook;
    },
    holdReplies(pathPart) {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = { pathPart, released };
      return release;
    },
    pauseSync: gate.close,
    resumeSync: gate.open,
  };
}

/** While it is closed, an answer on its way is thrown away, and asked for again when it opens. */
function aGate(): { pass(ask: () => Promise<Response>): Promise<Response>; close(): void; open(): void } {
  let opened: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;
  let isClosed = false;
  const listeners = new Set<() => void>();
  return {
    async pass(ask) {
      for (;;) {
        await opened;
        const closed = new Promise<undefined>((resolve) => listeners.add(() => resolve(undefined)));
        const response = await Promise.race([ask(), closed]);
        if (response !== undefined && !isClosed) return response;
      }
    },
    close() {
      isClosed = true;
      opened = new Promise((resolve) => {
        open = resolve;
      });
      for (const listener of listeners) listener();
      listeners.clear();
    },
    open() {
      isClosed = false;
      open();
    },
  };
}
