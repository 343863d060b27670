import type { MatrixClient } from "matrix-js-sdk";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { getDelayedEventLimits } from "./delayed-events/limits.ts";
import { listDelayedEvents } from "./delayed-events/list.ts";
import { scheduleEvent } from "./delayed-events/schedule.ts";
import { updateDelayedEvent } from "./delayed-events/update.ts";
import { toPortError } from "./errors.ts";
import { excludesUnverifiedDevices } from "./excluded-devices.ts";
import { readEvent } from "./read/event.ts";
import { readPage } from "./read/page.ts";
import { readRelations } from "./read/relations.ts";
import { getState } from "./read/state.ts";
import { getStickyEvents } from "./read/sticky-events.ts";
import { readTimeline } from "./read/timeline.ts";
import { getKnownRoomIds, getOwnProfile, getRoom } from "./rooms.ts";
import { redact, sendEvent } from "./send/room-events.ts";
import { sendState } from "./send/state.ts";
import { sendStickyEvent } from "./send/sticky-events.ts";
import { sendToDevice } from "./send/to-device.ts";
import { delegateLivekitDelayedLeave, getLivekitToken } from "./services/livekit.ts";
import { downloadMedia, getMediaConfig, uploadMedia } from "./services/media.ts";
import { getRtcTransports } from "./services/rtc-transports.ts";
import { supports } from "./services/server-features.ts";
import { getTurnServers } from "./services/turn.ts";
import { searchUserDirectory } from "./services/user-directory.ts";
import { createClientUpdates } from "./updates/client-updates.ts";

const ports: WeakMap<MatrixClient, MatrixClientPort> = /* @__PURE__ */ new WeakMap();

/**
 * The client port over matrix-js-sdk 43. The same client has the same port, so that calling this while rendering is
 * harmless; the port listens to the client only while somebody is subscribed.
 *
 * Encryption is the client's: call `initRustCrypto()` before you start it. Events that widgets send have no local echo;
 * they appear in the app's timeline when the server has confirmed them.
 */
export function createMatrixJsSdkPort(client: MatrixClient): MatrixClientPort {
  const port = ports.get(client) ?? portOver(client);
  ports.set(client, port);
  return port;
}

function portOver(client: MatrixClient): MatrixClientPort {
  const homeserverUrl = client.getHomeserverUrl().replace(/\/+$/, "");
  const { subscribe } = createClientUpdates(client);
  const ask = async <T>(request: () => Promise<T>): Promise<T> => {
    try {
      return await request();
    } catch (error) {
      throw toPortError(error, homeserverUrl);
    }
  };

  return {
    userId: client.getSafeUserId(),
    deviceId: client.getDeviceId() ?? undefined,
    homeserverUrl,
    subscribe,

    getKnownRoomIds: () => getKnownRoomIds(client),
    getRoom: (roomId) => getRoom(client, roomId),
    getOwnProfile: () => getOwnProfile(client),
    excludesUnverifiedDevices: (roomId) => excludesUnverifiedDevices(client, roomId),
    getState: (roomId, type, stateKey) => getState(client, roomId, type, stateKey),
    getStickyEvents: (roomId) => getStickyEvents(client, roomId),
    getAccountData: (type) => getAccountData(client, type),
    getRoomAccountData: (roomId, type) => client.getRoom(roomId)?.getAccountData(type)?.getContent(),
    readTimeline: (roomId, filter) => ask(() => readTimeline(client, roomId, filter)),

    supports: (feature) => ask(() => supports(client, feature)),

    sendEvent: (roomId, type, content) => ask(() => sendEvent(client, roomId, type, content)),
    sendStickyEvent: (roomId, type, content, stickyDurationMs) =>
      ask(() => sendStickyEvent(client, roomId, type, content, stickyDurationMs)),
    sendState: (roomId, type, stateKey, content) =>
      ask(() => sendState(client, roomId, type, stateKey, content)),
    redact: (roomId, eventId, content) => ask(() => redact(client, roomId, eventId, content)),
    scheduleEvent: (request) => ask(() => scheduleEvent(client, request)),
    updateDelayedEvent: (delayId, action) => ask(() => updateDelayedEvent(client, delayId, action)),
    getDelayedEventLimits: () => ask(() => getDelayedEventLimits(client)),
    listDelayedEvents: () => ask(() => listDelayedEvents(client)),
    sendToDevice: (request) => ask(() => sendToDevice(client, request)),

    readEvent: (roomId, eventId) => ask(() => readEvent(client, roomId, eventId)),
    readRelations: (request) => ask(() => readRelations(client, request)),
    readPage: (request) => ask(() => readPage(client, request)),

    uploadMedia: (file, options) => ask(() => uploadMedia(client, file, options?.filename)),
    downloadMedia: (contentUri, options) => ask(() => downloadMedia(client, contentUri, options?.timeoutMs)),
    getMediaConfig: () => ask(() => getMediaConfig(client)),

    getOpenIdToken: () => ask(() => client.getOpenIdToken()),
    getTurnServers: () => ask(() => getTurnServers(client)),
    searchUserDirectory: (searchTerm, limit) => ask(() => searchUserDirectory(client, searchTerm, limit)),
    getRtcTransports: () => ask(() => getRtcTransports(client)),
    getLivekitToken: (body) => ask(() => getLivekitToken(client, body)),
    delegateLivekitDelayedLeave: (body) => ask(() => delegateLivekitDelayedLeave(client, body)),
  };
}

function getAccountData(client: MatrixClient, type: string): unknown {
  // The SDK's types list the account data it knows; the homeserver keeps every type.
  return client.getAccountData(type as Parameters<MatrixClient["getAccountData"]>[0])?.getContent();
}
