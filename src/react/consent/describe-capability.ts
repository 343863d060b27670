import type { Capability, CapabilityFeature } from "../../core/capability/capability.ts";
import { capabilityTier } from "../../core/capability/capability-tier.ts";
import { cleanWidgetName as clean } from "../../core/definition/display-name.ts";
import type { CapabilityGroup, CapabilityMessages } from "../messages/capability-messages.ts";

/** One line of a capabilities request, in words. */
export interface CapabilityLine {
  readonly group: CapabilityGroup;
  readonly text: string;
  /** Reaches further than the widget's room or its own matters: never ticked before the user does. */
  readonly isHighRisk: boolean;
}

const featureGroups: Readonly<Record<CapabilityFeature, CapabilityGroup>> = {
  screenshot: "screen",
  sticker: "write",
  "always-on-screen": "screen",
  navigate: "screen",
  "turn-servers": "calls",
  "user-directory-search": "people",
  "upload-file": "files",
  "download-file": "files",
  "send-delayed-event": "write",
  "update-delayed-event": "write",
  "send-sticky-event": "write",
  "receive-sticky-event": "read",
  "rtc-transports": "calls",
  "rtc-livekit-get-token": "calls",
  "rtc-livekit-delegate-delayed-leave": "calls",
  modals: "screen",
  "requires-client": "screen",
  "view-room": "screen",
  visibility: "screen",
};

/** Says what a capability allows; `roomId` is the widget's own room. What the widget chose is cleaned before it is shown. */
export function describeCapability(
  capability: Capability,
  messages: CapabilityMessages,
  roomId: string | undefined,
): CapabilityLine {
  const isHighRisk = capabilityTier(capability) === "high";
  const line = (group: CapabilityGroup, text: string): CapabilityLine => ({ group, text, isHighRisk });
  switch (capability.kind) {
    case "event": {
      const { direction } = capability;
      const eventType = clean(capability.eventType);
      const msgtype = cleanOptional(capability.msgtype);
      return direction === "send"
        ? line("write", messages.sendEvent(eventType, msgtype))
        : line("read", messages.receiveEvent(eventType, msgtype));
    }
    case "state-event": {
      const { direction } = capability;
      const eventType = clean(capability.eventType);
      const stateKey = cleanOptional(capability.stateKey);
      return direction === "send"
        ? line("write", messages.sendState(eventType, stateKey))
        : line("read", messages.receiveState(eventType, stateKey));
    }
    case "to-device":
      return capability.direction === "send"
        ? line("devices", messages.sendToDevice(clean(capability.eventType)))
        : line("devices", messages.receiveToDevice(clean(capability.eventType)));
    case "room-account-data":
      return line("read", messages.roomAccountData(clean(capability.eventType)));
    case "timeline":
      if (capability.room === "*") return line("rooms", messages.allRooms);
      return line(
        "rooms",
        capability.room === roomId ? messages.ownRoom : messages.otherRoom(clean(capability.room)),
      );
    case "room-scoped": {
      const { group, text } = describeCapability(capability.inner, messages, roomId);
      if (capability.room === "*") return line("rooms", messages.inAllRooms(text));
      // The groups of reading and writing speak of the widget's own room.
      return capability.room === roomId
        ? line(group, messages.onlyInOwnRoom(text))
        : line("rooms", messages.onlyInRoom(text, clean(capability.room)));
    }
    case "feature":
      return line(featureGroups[capability.feature], messages.feature[capability.feature]);
    case "unknown":
      return line("rooms", clean(capability.raw));
  }
}

const cleanOptional = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : clean(text);
