import type { DriverFeature } from "../core/session/session-driver.ts";
import type { MatrixWidgetDriverOptions } from "./driver-options.ts";
import { canRelayLivekit } from "./livekit.ts";

/**
 * What the driver can do; navigation depends on the app, LiveKit on the SDK's port. What depends on the homeserver is
 * judged by capability.
 */
export function driverFeatures({ client, navigate }: MatrixWidgetDriverOptions): ReadonlySet<DriverFeature> {
  return new Set<DriverFeature>([
    "events",
    "relations",
    "delayed-events",
    "sticky-events",
    "to-device",
    "openid",
    "turn",
    "user-directory",
    "media",
    "rtc-transports",
    "room-account-data",
    ...(canRelayLivekit(client) ? (["rtc-livekit"] as const) : []),
    ...(navigate !== undefined ? (["navigate"] as const) : []),
  ]);
}
