import type { DriverFeature } from "../session/session-driver.ts";

/** In the order they are advertised: what the host itself does, then what needs its driver. */
const alwaysAdvertised = [
  "0.0.1",
  "0.0.2",
  "org.matrix.msc2762",
  "org.matrix.msc2762_update_state",
  "org.matrix.msc2790",
  "org.matrix.msc2871",
  "org.matrix.msc2873",
  "org.matrix.msc2974",
] as const;

const advertisedWith: readonly (readonly [DriverFeature, string])[] = [
  ["events", "org.matrix.msc2876"],
  ["navigate", "org.matrix.msc2931"],
  ["to-device", "org.matrix.msc3819"],
  ["turn", "town.robin.msc3846"],
  ["relations", "org.matrix.msc3869"],
  ["user-directory", "org.matrix.msc3973"],
  ["media", "org.matrix.msc4039"],
  ["rtc-transports", "org.matrix.msc4515"],
  ["rtc-livekit", "org.matrix.msc4533"],
];

/**
 * The `supported_api_versions` a host tells a widget: only what works with this driver. Delayed and sticky events have
 * no version string; widgets learn of them from the capabilities they are granted.
 */
export function versionsFor(features: ReadonlySet<DriverFeature>): readonly string[] {
  return [
    ...alwaysAdvertised,
    ...advertisedWith.flatMap(([feature, version]) => (features.has(feature) ? [version] : [])),
  ];
}
