import { describe, expect, it } from "vitest";
import { isForbidden } from "../../../src/core/capability/forbidden.ts";
import { parseCapability } from "../../../src/core/capability/parse-capability.ts";

const reserved = [
  "m.room.encrypted",
  "m.room_key",
  "m.room_key.withheld",
  "m.room_key_request",
  "m.forwarded_room_key",
  "m.room_key_bundle",
  "m.dummy",
  "m.secret.request",
  "m.secret.send",
  "m.key.verification.request",
  "m.key.verification.cancel",
  "org.matrix.room_key.withheld",
  "io.element.msc4268.room_key_bundle",
  "io.element.msc4385.secret.push",
];

describe("isForbidden", () => {
  it.each(reserved)("51. T-57 %s to and from devices", (type) => {
    for (const prefix of ["m", "org.matrix.msc3819"]) {
      expect(isForbidden(parseCapability(`${prefix}.send.to_device:${type}`))).toBe(true);
      expect(isForbidden(parseCapability(`${prefix}.receive.to_device:${type}`))).toBe(true);
    }
  });

  it.each(reserved)("T-57 %s in a room", (type) => {
    expect(isForbidden(parseCapability(`org.matrix.msc2762.send.event:${type}`))).toBe(true);
    expect(isForbidden(parseCapability(`org.matrix.msc2762.receive.event:${type}`))).toBe(true);
  });

  it.each([
    "send.event:m.room.topic",
    "receive.event:m.room.member",
    "send.event:im.vector.modular.widgets",
    "send.state_event:m.room.message",
    "receive.state_event:m.reaction",
    "send.state_event:m.room.redaction#",
  ])("52. %s, a known type as what it is not", (body) => {
    expect(isForbidden(parseCapability(`org.matrix.msc2762.${body}`))).toBe(true);
  });

  it("52. known room types as to-device messages", () => {
    expect(isForbidden(parseCapability("org.matrix.msc3819.receive.to_device:m.room.member"))).toBe(true);
    expect(isForbidden(parseCapability("org.matrix.msc3819.send.to_device:m.room.message"))).toBe(true);
  });

  it.each(["", "m.create_room", "org.matrix.msc2762.send.event:", "nonsense"])(
    "50. T-54 unknown %j",
    (raw) => {
      expect(isForbidden(parseCapability(raw))).toBe(true);
    },
  );

  it("T-52 empty types and rooms, however they were made", () => {
    expect(isForbidden({ kind: "event", direction: "send", eventType: "" })).toBe(true);
    expect(isForbidden({ kind: "state-event", direction: "send", eventType: "" })).toBe(true);
    expect(isForbidden({ kind: "to-device", direction: "send", eventType: "" })).toBe(true);
    expect(isForbidden({ kind: "room-account-data", eventType: "" })).toBe(true);
    expect(isForbidden({ kind: "timeline", room: "" })).toBe(true);
  });

  it.each([
    "m.sticker",
    "m.always_on_screen",
    "io.element.requires_client",
    "org.matrix.msc2762.timeline:*",
    "org.matrix.msc2762.send.event:m.room.message",
    "org.matrix.msc2762.send.event:m.room.redaction",
    "org.matrix.msc2762.receive.event:org.matrix.msc4143.rtc.member",
    "org.matrix.msc2762.send.state_event:org.matrix.msc3401.call.member#_@a:b_DEV",
    "org.matrix.msc2762.send.state_event:m.room.power_levels#",
    "org.matrix.msc3819.send.to_device:m.call.invite",
    "org.matrix.msc3819.receive.to_device:io.element.call.encryption_keys",
    "org.matrix.msc3819.receive.to_device:org.matrix.msc4143.rtc.encryption_key",
    "com.beeper.capabilities.receive.room_account_data:m.tag",
  ])("leaves %s to the user", (raw) => {
    expect(isForbidden(parseCapability(raw))).toBe(false);
  });
});
