import { describe, expect, it } from "vitest";
import { isReservedToDeviceType } from "../../../src/core/to-device/reserved-types.ts";

describe("T-57 isReservedToDeviceType", () => {
  it.each([
    "m.room.encrypted",
    "m.room_key",
    "m.room_key.withheld",
    "m.room_key_request",
    "m.room_key_bundle",
    "m.forwarded_room_key",
    "m.dummy",
    "m.secret.request",
    "m.secret.send",
    "m.secret.push",
    "m.key.verification.request",
    "m.key.verification.ready",
    "m.key.verification.start",
    "m.key.verification.accept",
    "m.key.verification.key",
    "m.key.verification.mac",
    "m.key.verification.done",
    "m.key.verification.cancel",
    "m.olm.anything",
    "m.room_key.of_the_future",
    "org.matrix.room_key.withheld",
    "io.element.msc4268.room_key_bundle",
    "io.element.msc4385.secret.push",
  ])("keeps %s to the client", (type) => {
    expect(isReservedToDeviceType(type)).toBe(true);
  });

  it.each([
    "m.call.invite",
    "m.call.candidates",
    "io.element.call.encryption_keys",
    "m.rtc.encryption_key",
    "org.matrix.msc4143.rtc.encryption_key",
    "org.example.m.room_key",
    "m.secrets",
    "",
  ])("leaves %j to widgets", (type) => {
    expect(isReservedToDeviceType(type)).toBe(false);
  });
});
