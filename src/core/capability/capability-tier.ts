import type { Capability, CapabilityFeature } from "./capability.ts";
import { isForbidden } from "./forbidden.ts";
import { GOVERNING_STATE } from "./known-event-types.ts";

/**
 * How much a user should think before granting a capability: `low` does no harm, `medium` reads or writes what the
 * widget is there for, `high` reaches further than its room or its own matters, `forbidden` is never granted.
 */
export type CapabilityTier = "low" | "medium" | "high" | "forbidden";

const harmless: ReadonlySet<CapabilityFeature> = new Set<CapabilityFeature>([
  "always-on-screen",
  "modals",
  "navigate",
  "requires-client",
  "rtc-transports",
  "screenshot",
  "view-room",
  "visibility",
]);

/** Ranks a capability for a consent dialog: what is `high` should not be ticked before the user does. MSC2762, MSC3819. */
export function capabilityTier(capability: Capability): CapabilityTier {
  if (isForbidden(capability)) return "forbidden";
  switch (capability.kind) {
    case "feature":
      return harmless.has(capability.feature) ? "low" : "medium";
    case "timeline":
      return capability.room === "*" ? "high" : "medium";
    case "room-scoped":
      return capability.room === "*" ? "high" : capabilityTier(capability.inner);
    case "to-device":
      return "high";
    case "event":
      return capability.direction === "send" && capability.eventType === "m.room.redaction"
        ? "high"
        : "medium";
    case "state-event":
      return capability.direction === "send" && GOVERNING_STATE.has(capability.eventType) ? "high" : "medium";
    default:
      return "medium";
  }
}
