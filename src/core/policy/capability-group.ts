import type { Capability, CapabilityFeature } from "../capability/capability.ts";

/** Capabilities that a policy names together. */
export type CapabilityGroup =
  /** Every capability. */
  | "any"
  /** Events and state of rooms, and a room's account data. */
  | "receive"
  | "send"
  /** Every timeline of another room. */
  | "rooms"
  | "to-device"
  | "files"
  | "calls"
  /** To stay visible, to open modals, to follow links and the like. */
  | "screen"
  | "people";

const groupOfFeature: Readonly<Record<CapabilityFeature, CapabilityGroup>> = {
  screenshot: "screen",
  sticker: "send",
  "always-on-screen": "screen",
  navigate: "screen",
  "turn-servers": "calls",
  "user-directory-search": "people",
  "upload-file": "files",
  "download-file": "files",
  "send-delayed-event": "send",
  "update-delayed-event": "send",
  "send-sticky-event": "send",
  "receive-sticky-event": "receive",
  "complete-timeline": "receive",
  "rtc-transports": "calls",
  "rtc-livekit-get-token": "calls",
  "rtc-livekit-delegate-delayed-leave": "calls",
  modals: "screen",
  "requires-client": "screen",
  "view-room": "screen",
  visibility: "screen",
};

export function isInGroup(capability: Capability, group: CapabilityGroup): boolean {
  return group === "any" || groupOf(capability) === group;
}

function groupOf(capability: Capability): CapabilityGroup | undefined {
  switch (capability.kind) {
    case "event":
    case "state-event":
      return capability.direction;
    case "room-scoped":
      return capability.inner.direction;
    case "room-account-data":
      return "receive";
    case "timeline":
      return "rooms";
    case "to-device":
      return "to-device";
    case "feature":
      return groupOfFeature[capability.feature];
    default:
      return undefined;
  }
}
