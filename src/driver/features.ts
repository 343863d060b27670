import type { DriverFeature } from "../core/session/session-driver.ts";

/** What the driver can do; navigation depends on the app. What depends on the homeserver is judged by capability. */
export function driverFeatures(canNavigate: boolean): ReadonlySet<DriverFeature> {
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
    ...(canNavigate ? (["navigate"] as const) : []),
  ]);
}
