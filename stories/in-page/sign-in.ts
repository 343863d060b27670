import { ClientEvent, createClient, SyncState } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { createHomeserver } from "../../src/homeserver/index.ts";
import type { MatrixClientPort } from "../../src/index.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";

export interface SignedInUser {
  readonly port: MatrixClientPort;
  readonly roomId: string;
  signOut(): void;
}

/** A user of a homeserver that lives in this page, over matrix-js-sdk, in a room with one widget, `story`. */
export async function signIn(widget: { readonly name: string; readonly url: string }): Promise<SignedInUser> {
  silenceSdk();
  const homeserver = createHomeserver();
  const device = homeserver.registerUser({ localpart: "alice", displayName: "Alice" });
  const client = createClient({
    ...device,
    baseUrl: "http://hs.localhost",
    fetchFn: homeserver.fetch,
    disableVoip: true,
  });
  // In the room before the first sync, so that the room is known from then on.
  const content = { type: "m.custom", ...widget };
  const { room_id: roomId } = await client.createRoom({
    name: "Design team",
    initial_state: [{ type: "im.vector.modular.widgets", state_key: "story", content }],
  });
  const prepared = new Promise<void>((resolve) => {
    client.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared) resolve();
    });
  });
  await client.startClient();
  await prepared;
  return {
    port: createMatrixJsSdkPort(client),
    roomId,
    signOut() {
      client.stopClient();
      homeserver.close();
    },
  };
}

function silenceSdk(): void {
  // It is a loglevel logger, which its type does not say; the SDK has no other way to turn all of it off.
  Object.assign(logger, { methodFactory: () => () => {} });
  if ("rebuild" in logger && typeof logger.rebuild === "function") logger.rebuild();
}
