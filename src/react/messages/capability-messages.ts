import type { CapabilityFeature } from "../../core/capability/capability.ts";

/** What a capability is about, as consequences for the user. */
export type CapabilityGroup =
  | "read"
  | "write"
  | "rooms"
  | "devices"
  | "people"
  | "files"
  | "calls"
  | "screen";

/** Sentences that say what a capability allows, from the user's point of view. */
export interface CapabilityMessages {
  readonly group: Readonly<Record<CapabilityGroup, string>>;
  readonly feature: Readonly<Record<CapabilityFeature, string>>;
  /** Well-known event types, in words that fit after "Read" and "Send". Others are named by their type. */
  readonly receiveEvent: (eventType: string, msgtype: string | undefined) => string;
  readonly sendEvent: (eventType: string, msgtype: string | undefined) => string;
  /** Without a key: any key. */
  readonly receiveState: (eventType: string, stateKey: string | undefined) => string;
  readonly sendState: (eventType: string, stateKey: string | undefined) => string;
  readonly receiveToDevice: (eventType: string) => string;
  readonly sendToDevice: (eventType: string) => string;
  readonly roomAccountData: (eventType: string) => string;
  readonly ownRoom: string;
  readonly otherRoom: (room: string) => string;
  readonly allRooms: string;
  /** What is allowed, in the words of one of the others, where it is allowed in one room only. */
  readonly onlyInRoom: (text: string, room: string) => string;
  readonly onlyInOwnRoom: (text: string) => string;
  readonly inAllRooms: (text: string) => string;
}
