import type {
  ClientUpdate,
  MatrixClientPort,
  RoomSummary,
} from "../../../src/core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../../src/core/matrix/matrix-event.ts";

export const ROOM = "!room:hs.localhost";

export interface MemoryClient extends MatrixClientPort {
  readonly rooms: Map<string, RoomSummary>;
  /** How many listen to it. */
  readonly listenerCount: number;
  emit(update: ClientUpdate): void;
}

/** A client without a homeserver, for rules of transport and session that no homeserver takes part in. */
export function aMemoryClient(): MemoryClient {
  const listeners = new Set<(update: ClientUpdate) => void>();
  const rooms = new Map<string, RoomSummary>([
    [ROOM, { roomId: ROOM, name: "Room", membership: "join", isEncrypted: false }],
  ]);
  const absent = () => Promise.reject(new Error("There is no homeserver here"));
  return {
    userId: "@alice:hs.localhost",
    deviceId: "DEVICE",
    homeserverUrl: "http://hs.localhost",
    rooms,
    get listenerCount() {
      return listeners.size;
    },
    emit(update) {
      for (const listener of listeners) listener(update);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getKnownRoomIds: () => [...rooms.keys()],
    getRoom: (roomId) => rooms.get(roomId),
    getOwnProfile: () => ({ displayName: "Alice", avatarUrl: undefined }),
    getState: () => [],
    getStickyEvents: () => [],
    getAccountData: () => undefined,
    getRoomAccountData: () => undefined,
    readTimeline: async () => [],
    supports: async () => true,
    sendEvent: absent,
    sendStickyEvent: absent,
    sendState: absent,
    redact: absent,
    scheduleEvent: absent,
    updateDelayedEvent: absent,
    sendToDevice: absent,
    readEvent: async () => undefined,
    readRelations: absent,
    uploadMedia: absent,
    downloadMedia: absent,
    getMediaConfig: absent,
    getOpenIdToken: absent,
    getTurnServers: absent,
    searchUserDirectory: absent,
    getRtcTransports: absent,
  };
}

let events = 0;

export function anEvent(fields: Partial<MatrixEvent> = {}): MatrixEvent {
  return {
    type: "m.room.message",
    sender: "@bob:hs.localhost",
    event_id: `$event${events++}`,
    room_id: ROOM,
    origin_server_ts: Date.now(),
    content: { msgtype: "m.text", body: "Hello" },
    unsigned: {},
    ...fields,
  };
}
