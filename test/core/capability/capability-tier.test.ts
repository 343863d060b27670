import { describe, expect, it } from "vitest";
import { capabilityTier } from "../../../src/core/capability/capability-tier.ts";
import { parseCapability } from "../../../src/core/capability/parse-capability.ts";

describe("capabilityTier", () => {
  it.each([
    "im.vector.modular.widgets",
    "m.widget",
    "m.room.power_levels",
    "m.room.join_rules",
    "m.room.encryption",
    "m.room.server_acl",
    "m.room.tombstone",
    "m.room.member",
    "m.policy.rule.user",
  ])("T-55 writing %s is high, with or without a key", (type) => {
    expect(capabilityTier(parseCapability(`org.matrix.msc2762.send.state_event:${type}`))).toBe("high");
    expect(capabilityTier(parseCapability(`m.send.state_event:${type}#key`))).toBe("high");
    expect(capabilityTier(parseCapability(`m.receive.state_event:${type}`))).toBe("medium");
  });

  it.each([
    ["T-51 all rooms", "org.matrix.msc2762.timeline:*", "high"],
    ["another room", "org.matrix.msc2762.timeline:!a:b", "medium"],
    ["T-56 removing messages", "org.matrix.msc2762.send.event:m.room.redaction", "high"],
    ["seeing messages removed", "org.matrix.msc2762.receive.event:m.room.redaction", "medium"],
    ["to-device", "org.matrix.msc3819.send.to_device:m.call.invite", "high"],
    ["writing messages", "org.matrix.msc2762.send.event:m.room.message", "medium"],
    ["room account data", "com.beeper.capabilities.receive.room_account_data:m.tag", "medium"],
    ["files", "org.matrix.msc4039.upload_file", "medium"],
    ["staying visible", "m.always_on_screen", "low"],
    ["T-57 keys", "org.matrix.msc3819.receive.to_device:m.room_key", "forbidden"],
    ["T-54 unknown", "m.anything", "forbidden"],
  ])("%s", (_name, raw, tier) => {
    expect(capabilityTier(parseCapability(raw))).toBe(tier);
  });
});
