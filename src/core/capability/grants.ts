import type { Capability, CapabilityFeature } from "./capability.ts";
import { isForbidden } from "./forbidden.ts";
import { formatCapability } from "./format-capability.ts";
import { parseCapability } from "./parse-capability.ts";
import { createTypeIndex, type TypeIndex } from "./type-index.ts";

/** What a widget may do, answered in constant time. It never says yes to more than it was made from. */
export interface Grants {
  /** The granted capabilities as the widget spelled them, without those no widget may have. */
  readonly approved: readonly string[];
  /**
   * What may be delivered to the widget: its receive capabilities for events, state and to-device. None covers another,
   * so that asking for each of them finds nothing twice.
   */
  readonly received: readonly Capability[];
  /** True with `timeline:*`: every room the user has joined or is invited to, now and later. */
  readonly allRooms: boolean;
  /** The rooms named by timeline capabilities. */
  readonly rooms: readonly string[];

  allowsFeature(feature: CapabilityFeature): boolean;
  /** `msgtype` is the content's, whatever it is; it matters for `m.room.message` only. */
  allowsSendEvent(eventType: string, msgtype?: unknown): boolean;
  allowsSendState(eventType: string, stateKey: string): boolean;
  /** Judges a decrypted room event; does not look at its room. */
  allowsReceive(event: ReceivableEvent): boolean;
  /** Without `msgtype`: messages of any kind. */
  allowsReceiveEvent(eventType: string, msgtype?: string): boolean;
  /** `true`: any key. */
  allowsReceiveState(eventType: string, stateKey: string | true): boolean;
  allowsSendToDevice(eventType: string): boolean;
  allowsReceiveToDevice(eventType: string): boolean;
  allowsReadRoomAccountData(eventType: string): boolean;
  /** True for the room the session is bound to and for rooms with a timeline capability. MSC2762. */
  allowsRoom(roomId: string, boundRoomId: string | undefined): boolean;
}

export interface ReceivableEvent {
  readonly type: string;
  readonly state_key?: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Indexes granted capabilities. Unknown and forbidden ones grant nothing and are left out. */
export function createGrants(approved: readonly string[]): Grants {
  const granted = new Map<string, Capability>();
  const spellings = new Set<string>();
  for (const raw of approved) {
    const capability = parseCapability(raw);
    if (isForbidden(capability)) continue;
    spellings.add(raw);
    granted.set(formatCapability(capability), capability);
  }
  const all = [...granted.values()];

  const features = new Set(all.flatMap((one) => (one.kind === "feature" ? [one.feature] : [])));
  const timelines = new Set(all.flatMap((one) => (one.kind === "timeline" ? [one.room] : [])));
  const accountData = new Set(
    all.flatMap((one) => (one.kind === "room-account-data" ? [one.eventType] : [])),
  );
  const sendable = createTypeIndex(all, "send");
  const receivable = createTypeIndex(all, "receive");
  const allRooms = timelines.has("*");

  return {
    approved: [...spellings],
    received: all.filter((one) => isReceived(one) && !isCovered(one, receivable)),
    allRooms,
    rooms: [...timelines].filter((room) => room !== "*"),
    allowsFeature: (feature) => features.has(feature),
    allowsSendEvent: sendable.hasEvent,
    allowsSendState: sendable.hasState,
    allowsReceive: ({ type, state_key, content }) =>
      state_key === undefined
        ? receivable.hasEvent(type, content["msgtype"])
        : receivable.hasState(type, state_key),
    allowsReceiveEvent: receivable.hasEvent,
    allowsReceiveState: receivable.hasState,
    allowsSendToDevice: sendable.hasToDevice,
    allowsReceiveToDevice: receivable.hasToDevice,
    allowsReadRoomAccountData: (eventType) => accountData.has(eventType),
    allowsRoom: (roomId, boundRoomId) => roomId === boundRoomId || allRooms || timelines.has(roomId),
  };
}

function isReceived(capability: Capability): boolean {
  return "direction" in capability && capability.direction === "receive";
}

function isCovered(capability: Capability, receivable: TypeIndex): boolean {
  if (capability.kind === "event") {
    return capability.msgtype !== undefined && receivable.hasEvent(capability.eventType);
  }
  return (
    capability.kind === "state-event" &&
    capability.stateKey !== undefined &&
    receivable.hasState(capability.eventType, true)
  );
}
