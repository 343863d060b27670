import type { DriverFeature, SessionDriver } from "../../../src/core/session/session-driver.ts";
import { ROOM } from "./a-memory-client.ts";

export type DriverCall = readonly [method: string, ...values: unknown[]];

export interface MemoryDriver extends SessionDriver {
  /** What the session asked for, in order, except what it asks of every driver: capabilities and known rooms. */
  readonly calls: readonly DriverCall[];
}

const everything: readonly DriverFeature[] = [
  "events",
  "relations",
  "delayed-events",
  "sticky-events",
  "to-device",
  "openid",
  "navigate",
  "turn",
  "user-directory",
  "media",
  "rtc-transports",
  "rtc-livekit",
  "room-account-data",
];

/** A driver that grants everything, does nothing, and remembers what it was asked. */
export function aMemoryDriver(overrides: Partial<SessionDriver> = {}): MemoryDriver {
  const calls: DriverCall[] = [];
  const record =
    <Values extends unknown[], Result>(method: string, result: Result) =>
    async (...values: Values): Promise<Result> => {
      calls.push([method, ...values]);
      return result;
    };
  let sent = 0;
  return {
    calls,
    features: new Set(everything),
    validateCapabilities: async (requested) => requested,
    getKnownRooms: () => [ROOM],
    processError: () => undefined,
    sendEvent: async (...values) => {
      calls.push(["sendEvent", ...values]);
      return { roomId: values[3] ?? "", eventId: `$sent${sent++}` };
    },
    sendStickyEvent: record("sendStickyEvent", { roomId: ROOM, eventId: "$sticky" }),
    sendDelayedEvent: record("sendDelayedEvent", { roomId: ROOM, delayId: "delay" }),
    sendDelayedStickyEvent: record("sendDelayedStickyEvent", { roomId: ROOM, delayId: "delay" }),
    cancelScheduledDelayedEvent: record("cancelScheduledDelayedEvent", undefined),
    restartScheduledDelayedEvent: record("restartScheduledDelayedEvent", undefined),
    sendScheduledDelayedEvent: record("sendScheduledDelayedEvent", undefined),
    sendToDevice: record("sendToDevice", undefined),
    readRoomAccountData: record("readRoomAccountData", []),
    readRoomEvents: record("readRoomEvents", []),
    readStateEvents: record("readStateEvents", []),
    readStickyEvents: record("readStickyEvents", []),
    readRoomTimeline: record("readRoomTimeline", []),
    readRoomState: record("readRoomState", []),
    readEvent: record("readEvent", undefined),
    readEventRelations: record("readEventRelations", { chunk: [] }),
    askOpenID: (observer) => {
      calls.push(["askOpenID"]);
      observer.update({ state: "blocked" as never });
    },
    navigate: record("navigate", undefined),
    async *getTurnServers() {
      calls.push(["getTurnServers"]);
      yield { uris: ["turn:turn.localhost"], username: "u", password: "p" };
    },
    searchUserDirectory: record("searchUserDirectory", { limited: false, results: [] }),
    getMediaConfig: record("getMediaConfig", {}),
    getRtcTransports: record("getRtcTransports", { rtc_transports: [] }),
    uploadFile: record("uploadFile", { contentUri: "mxc://hs.localhost/file" }),
    downloadFile: record("downloadFile", { file: new Blob(["file"]) }),
    getRtcLivekitToken: record("getRtcLivekitToken", { jwt: "token" }),
    delegateRtcLivekitDelayedLeave: record("delegateRtcLivekitDelayedLeave", {}),
    ...overrides,
  };
}
