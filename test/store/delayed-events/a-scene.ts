import { onTestFinished } from "vitest";
import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";
import type { MatrixWidgetDriver } from "../../../src/driver/index.ts";
import type { HomeserverOptions } from "../../../src/homeserver/index.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
  type DelayedEventStoreOptions,
} from "../../../src/store/delayed-events/delayed-event-store.ts";
import { aDriver } from "../../driver/a-driver.ts";
import { aHomeserver, type WatchedHomeserver } from "../../driver/a-homeserver.ts";
import { aRoom } from "../../driver/a-room.ts";
import { aUser, type User } from "../../driver/a-user.ts";

export const member = "org.matrix.msc3401.call.member";
export const hourMs = 3_600_000;

export interface Scene {
  readonly homeserver: WatchedHomeserver;
  readonly alice: User;
  readonly roomId: string;
  readonly store: DelayedEventStore;
  /** The driver of a widget, in a session of its own each time. */
  widget(identity: string, store?: DelayedEventStore): MatrixWidgetDriver;
  /** A store of the same user, connected until the test ends, as another tab or a reloaded page has. */
  connect(options?: Partial<DelayedEventStoreOptions>): DelayedEventStore;
}

/** Alice alone in a room, with a connected ledger that is empty. */
export async function aScene(
  storeOptions: Partial<DelayedEventStoreOptions> = {},
  homeserverOptions: HomeserverOptions = {},
): Promise<Scene> {
  const homeserver = aHomeserver(homeserverOptions);
  const alice = await aUser(homeserver, "alice");
  const roomId = await aRoom(alice);
  let sessions = 0;
  const connect = (options: Partial<DelayedEventStoreOptions> = {}) => {
    const store = createDelayedEventStore({ userId: alice.userId, ...options });
    onTestFinished(store.connect(alice.port));
    return store;
  };
  const first = connect(storeOptions);
  return {
    homeserver,
    alice,
    roomId,
    store: first,
    connect,
    widget(identity, store = first) {
      sessions += 1;
      const owner = { identity, name: identity, session: `session ${sessions}` };
      return aDriver(alice, roomId, { delayedEvents: store.ledgerFor(owner, alice.port) });
    },
  };
}

export const entriesOf = (store: DelayedEventStore): readonly DelayedEventEntry[] => [
  ...store.getState().entries.values(),
];
