import {
  ClientEvent,
  HttpApiEvent,
  type MatrixClient,
  type MatrixEvent as SdkEvent,
  SyncState,
} from "matrix-js-sdk";
import type { ClientUpdate } from "../../core/matrix/matrix-client-port.ts";
import { listenToSync } from "./sync-updates.ts";
import { listenToDevices } from "./to-device-updates.ts";

type Listener = (update: ClientUpdate) => void;

export interface ClientUpdates {
  /** Listens to the SDK from the first subscriber until the last has gone. */
  subscribe(listener: Listener): () => void;
}

export function createClientUpdates(client: MatrixClient): ClientUpdates {
  // Wrapped, so that one function subscribed twice is two subscriptions.
  const subscribers = new Set<{ readonly listener: Listener }>();
  let detach: (() => void) | undefined;

  const emit = (update: ClientUpdate) => {
    for (const { listener } of [...subscribers]) notify(listener, update);
  };
  const release = () => {
    detach?.();
    detach = undefined;
  };
  const stop = (isLoggedOut: boolean) => {
    // Released first: whatever a listener does now, nothing follows "stopped".
    release();
    emit(isLoggedOut ? { kind: "stopped", isLoggedOut } : { kind: "stopped" });
    subscribers.clear();
  };

  return {
    subscribe(listener) {
      const subscriber = { listener };
      subscribers.add(subscriber);
      detach ??= attach(client, emit, stop);
      return () => {
        if (subscribers.delete(subscriber) && subscribers.size === 0) release();
      };
    },
  };
}

function attach(client: MatrixClient, emit: Listener, stop: (isLoggedOut: boolean) => void): () => void {
  const onAccountData = (event: SdkEvent) => emit({ kind: "account-data", type: event.getType() });
  const onSyncState = (state: SyncState) => {
    if (state === SyncState.Stopped) stop(false);
  };
  const onLogout = () => stop(true);
  const detachSync = listenToSync(client, emit);
  const detachToDevice = listenToDevices(client, emit);
  client.on(ClientEvent.AccountData, onAccountData);
  client.on(ClientEvent.Sync, onSyncState);
  client.on(HttpApiEvent.SessionLoggedOut, onLogout);
  return () => {
    detachSync();
    detachToDevice();
    client.off(ClientEvent.AccountData, onAccountData);
    client.off(ClientEvent.Sync, onSyncState);
    client.off(HttpApiEvent.SessionLoggedOut, onLogout);
  };
}

function notify(listener: Listener, update: ClientUpdate): void {
  try {
    listener(update);
  } catch (error) {
    // A listener's mistake is its own: it must stop neither the others nor the SDK's sync loop.
    queueMicrotask(() => {
      throw error;
    });
  }
}
