import { describe, expect, it } from "vitest";
import { versionsFor } from "../../../src/core/protocol/versions.ts";
import type { DriverFeature } from "../../../src/core/session/session-driver.ts";

const always = [
  "0.0.1",
  "0.0.2",
  "org.matrix.msc2762",
  "org.matrix.msc2762_update_state",
  "org.matrix.msc2790",
  "org.matrix.msc2871",
  "org.matrix.msc2873",
  "org.matrix.msc2974",
];

describe("31. versionsFor", () => {
  it("31. advertises the base protocol and what the host does by itself", () => {
    expect(versionsFor(new Set())).toEqual(always);
  });

  it.each<[DriverFeature, string]>([
    ["events", "org.matrix.msc2876"],
    ["navigate", "org.matrix.msc2931"],
    ["to-device", "org.matrix.msc3819"],
    ["turn", "town.robin.msc3846"],
    ["relations", "org.matrix.msc3869"],
    ["user-directory", "org.matrix.msc3973"],
    ["media", "org.matrix.msc4039"],
    ["rtc-transports", "org.matrix.msc4515"],
    ["rtc-livekit", "org.matrix.msc4533"],
  ])("31. advertises %s as %s, and only with it", (feature, version) => {
    expect(versionsFor(new Set([feature]))).toEqual([...always, version]);
  });

  it.each<DriverFeature>(["delayed-events", "sticky-events", "openid", "room-account-data"])(
    "31. has no version for %s",
    (feature) => {
      expect(versionsFor(new Set([feature]))).toEqual(always);
    },
  );
});
