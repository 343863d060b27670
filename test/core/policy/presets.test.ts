import { describe, expect, it } from "vitest";
import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";
import { capabilityPermission, type Permission } from "../../../src/core/permission/permission.ts";
import { widgetIdentity } from "../../../src/core/permission/widget-identity.ts";
import { createPolicyJudge } from "../../../src/core/policy/evaluate-policy.ts";
import type { PolicyRule } from "../../../src/core/policy/policy-rule.ts";
import { elementCall } from "../../../src/core/policy/presets/element-call.ts";
import { stickerPicker } from "../../../src/core/policy/presets/sticker-picker.ts";
import { trustedByAdministrator } from "../../../src/core/policy/presets/trusted-by-administrator.ts";
import { elementCallCapabilities } from "../../../stories/consent-dialog/element-call-capabilities.ts";
import { aWidget } from "../permission/a-record.ts";

const origin = "https://call.example.org";
// Those for whom the list of a real request was written down.
const alice = "@alice:example.org";
const deviceId = "LAPTOP";

function judging(rules: readonly PolicyRule[], change: Partial<WidgetDefinition> = {}) {
  const widget = aWidget({ kind: "built-in", url: `${origin}/room`, ...change });
  const place = { identity: widgetIdentity(alice, widget), url: widget.url, deviceId };
  const judge = createPolicyJudge(rules, place);
  return {
    judge,
    effect: (permission: Permission) => judge(permission).effect,
    may: (capability: string) => judge(capabilityPermission(capability)).effect,
  };
}

describe("Element Call", () => {
  it("is granted what it needs of what it asks for, and asked nothing", () => {
    const { effect, may } = judging(elementCall({ origin }));
    const refused = elementCallCapabilities.filter((raw) => may(raw) !== "allow");

    expect(elementCallCapabilities).toHaveLength(54);
    expect(refused.every((raw) => may(raw) === "deny")).toBe(true);
    expect(refused.filter((raw) => !/to_device:(m|org\.matrix)\.call\.|rageshake/.test(raw))).toEqual([]);
    expect(
      (["load", "identity", "device:camera", "device:microphone", "device:screen"] as const).map(effect),
    ).toEqual(["allow", "allow", "allow", "allow", "allow"]);
    expect(effect("device:clipboard")).toBe("ask");
  });

  it.each([
    [
      "somebody else's membership",
      "org.matrix.msc2762.send.state_event:org.matrix.msc3401.call.member#@bob:example.org",
    ],
    ["any membership", "org.matrix.msc2762.send.state_event:org.matrix.msc3401.call.member"],
    ["messages", "org.matrix.msc2762.receive.event:m.room.message"],
    ["another room", "org.matrix.msc2762.timeline:!other:example.org"],
    ["every room", "org.matrix.msc2762.timeline:*"],
    ["uploads", "org.matrix.msc4039.upload_file"],
    ["room keys", "org.matrix.msc3819.receive.to_device:m.room_key"],
  ])("is refused %s", (_name, capability) => {
    expect(judging(elementCall({ origin })).may(capability)).toBe("deny");
  });

  it.each<[string, Partial<WidgetDefinition>]>([
    ["of another origin", { url: "https://call.example.org.evil.example/room" }],
    ["that only says it is a call", { url: "https://evil.example/room", type: "m.call" }],
    ["that a room's member put there", { kind: "room", type: "m.call" }],
    ["of the account", { kind: "account" }],
  ])("T-76 is not any page %s", (_name, change) => {
    const { effect, may } = judging(elementCall({ origin }), change);
    expect(effect("load")).toBe("ask");
    expect(effect("identity")).toBe("ask");
    expect(effect("device:microphone")).toBe("ask");
    for (const raw of elementCallCapabilities) expect(may(raw)).toBe("ask");
  });

  it("T-76 is a room's widget where the app says so", () => {
    expect(judging(elementCall({ origin, kinds: ["room"] }), { kind: "room" }).effect("load")).toBe("allow");
  });

  it("may be put to the user, with what a call cannot do without as one choice", () => {
    const { judge } = judging(elementCall({ origin, effect: "ask" }));
    const needed = (raw: string) => judge(capabilityPermission(raw));
    expect(needed("org.matrix.msc4157.send.delayed_event")).toEqual({ effect: "ask", neededFor: "call" });
    expect(needed("m.reaction")).toEqual({ effect: "deny" });
    expect(needed("org.matrix.msc2762.send.event:m.reaction")).toEqual({
      effect: "ask",
      neededFor: undefined,
    });
    expect(judge("load")).toMatchObject({ effect: "ask" });
  });
});

it("a sticker picker sends stickers and does nothing else", () => {
  const rules = stickerPicker({ origin });
  const { effect, may } = judging(rules, { kind: "account", roomId: undefined });
  expect([effect("load"), may("m.sticker")]).toEqual(["allow", "allow"]);
  expect(may("org.matrix.msc2762.send.event:m.room.message")).toBe("deny");
  expect(judging(rules, { kind: "room" }).effect("load")).toBe("ask");
});

describe("a page that the administrator trusts", () => {
  const read = "org.matrix.msc2762.receive.event:m.room.message";

  it("is granted what stays in its room, T-51 and asked what reaches further", () => {
    const { effect, may } = judging(trustedByAdministrator({ origin }), { kind: "room" });
    expect([effect("load"), may(read), may("m.always_on_screen")]).toEqual(["allow", "allow", "allow"]);
    expect([effect("identity"), may("org.matrix.msc2762.timeline:*")]).toEqual(["ask", "ask"]);
    expect(may("org.matrix.msc2762.send.state_event:m.room.power_levels")).toBe("deny");
  });

  it("is one in the rooms that are named, and may do what is named", () => {
    const rules = trustedByAdministrator({
      origin,
      rooms: ["!team:example.org"],
      identity: true,
      alsoAllow: ["org.matrix.msc2762.timeline:*"],
    });
    const here = judging(rules, { kind: "room" });
    expect([here.effect("identity"), here.may("org.matrix.msc2762.timeline:*")]).toEqual(["allow", "allow"]);
    expect(judging(rules, { kind: "room", roomId: "!other:example.org" }).effect("load")).toBe("ask");
  });
});
