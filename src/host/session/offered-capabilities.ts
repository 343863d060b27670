import type { Capability, CapabilityFeature } from "../../core/capability/capability.ts";
import { isForbidden } from "../../core/capability/forbidden.ts";
import type { DriverFeature, SessionDriver } from "../../core/session/session-driver.ts";

/** What a driver must be able to do, for a capability to be worth anything. */
const neededForFeature: Partial<Record<CapabilityFeature, DriverFeature>> = {
  sticker: "events",
  "complete-timeline": "events",
  navigate: "navigate",
  "turn-servers": "turn",
  "user-directory-search": "user-directory",
  "upload-file": "media",
  "download-file": "media",
  "send-delayed-event": "delayed-events",
  "update-delayed-event": "delayed-events",
  "send-sticky-event": "sticky-events",
  "receive-sticky-event": "sticky-events",
  "rtc-transports": "rtc-transports",
  "rtc-livekit-get-token": "rtc-livekit",
  "rtc-livekit-delegate-delayed-leave": "rtc-livekit",
};

/** Not served by any action yet. */
const unserved: ReadonlySet<CapabilityFeature> = new Set<CapabilityFeature>(["view-room"]);

/**
 * Whether it makes sense to ask the user for a capability: no widget may have some, and some would be empty words. `own`
 * names what the app has declared.
 */
export function isOffered(
  capability: Capability,
  { features, readPage }: SessionDriver,
  own: ReadonlySet<string>,
): boolean {
  if (isForbidden(capability)) return false;
  switch (capability.kind) {
    case "event":
    case "state-event":
    case "room-scoped":
    case "timeline":
      return features.has("events");
    case "to-device":
      return features.has("to-device");
    case "room-account-data":
      return features.has("room-account-data");
    case "feature": {
      if (capability.feature === "complete-timeline" && readPage === undefined) return false;
      const needed = neededForFeature[capability.feature];
      return !unserved.has(capability.feature) && (needed === undefined || features.has(needed));
    }
    case "own":
      return own.has(capability.name);
    case "unknown":
      return false;
  }
}
