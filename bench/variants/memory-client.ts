import type { ClientUpdate, MatrixClientPort } from "../../src/core/matrix/matrix-client-port.ts";
import { ROOM_ID, USER_ID } from "./room.ts";

export interface MemoryClient extends MatrixClientPort {
  emit(update: ClientUpdate): void;
}

/** A client in one room that says what the bench tells it: the host is what is measured, not an SDK. */
export function createMemoryClient(): MemoryClient {
  const listeners = new Set<(update: ClientUpdate) => void>();
  const room = { roomId: ROOM_ID, name: "Bench", membership: "join", isEncrypted: false } as const;
  const unreachable = () => Promise.reject(new Error("The bench has no homeserver"));
  return {
    userId: USER_ID,
    deviceId: "BENCH",
    homeserverUrl: "http://hs.localhost",
    emit(update) {
      for (const listener of listeners) listener(update);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getKnownRoomIds: () => [ROOM_ID],
    getRoom: (roomId) => (roomId === ROOM_ID ? room : undefined),
    getOwnProfile: () => ({ displayName: "Alice", avatarUrl: undefined }),
    getState: () => [],
    getStickyEvents: () => [],
    getAccountData: () => undefined,
    getRoomAccountData: () => undefined,
    readTimeline: async () => [],
    readEvent: async () => undefined,
    supports: async () => true,
    sendEvent: unreachable,
    sendStickyEvent: unreachable,
    sendState: unreachable,
    redact: unreachable,
    scheduleEvent: unreachable,
    updateDelayedEvent: unreachable,
    sendToDevice: unreachable,
    readRelations: unreachable,
    uploadMedia: unreachable,
    downloadMedia: unreachable,
    getMediaConfig: unreachable,
    getOpenIdToken: unreachable,
    getTurnServers: unreachable,
    searchUserDirectory: unreachable,
    getRtcTransports: unreachable,
  };
}
