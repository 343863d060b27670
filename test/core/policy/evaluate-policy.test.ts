import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";
import { capabilityPermission, type Permission } from "../../../src/core/permission/permission.ts";
import { widgetIdentity } from "../../../src/core/permission/widget-identity.ts";
import { createPolicyJudge } from "../../../src/core/policy/evaluate-policy.ts";
import type { PolicyRule } from "../../../src/core/policy/policy-rule.ts";
import { aWidget, ME, ROOM } from "../permission/a-record.ts";
import { capabilities } from "../permission/some-permissions.ts";

const origin = "https://poll.example.org";
const read = "org.matrix.msc2762.receive.event:m.room.message";
const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels";

function judge(
  rules: readonly PolicyRule[],
  permission: Permission,
  { url = `${origin}/vote?board=1`, ...change }: Partial<WidgetDefinition> = {},
) {
  const place = { identity: widgetIdentity(ME, aWidget({ url, ...change })), url, deviceId: "LAPTOP" };
  return createPolicyJudge(rules, place)(permission).effect;
}
const may = (rules: readonly PolicyRule[], capability: string, change?: Partial<WidgetDefinition>) =>
  judge(rules, capabilityPermission(capability), change);

describe("C10 which rule counts", () => {
  it("is the first one about the widget and the permission; without one the user is asked", () => {
    const rules: readonly PolicyRule[] = [
      { effect: "deny", identity: true },
      { effect: "allow", origin, load: true, identity: true, devices: ["camera"], capabilities: [read] },
      { effect: "deny", load: true },
    ];
    const judged = (["load", "identity", "device:camera", "device:microphone"] as const).map((one) =>
      judge(rules, one),
    );
    expect(judged).toEqual(["allow", "deny", "allow", "ask"]);
    expect([may(rules, read), may(rules, "m.sticker")]).toEqual(["allow", "ask"]);
  });

  it.each<[string, Partial<PolicyRule>, Partial<WidgetDefinition>]>([
    ["another origin", {}, { url: "https://poll.example.org.evil.example/vote" }],
    ["another scheme", {}, { url: "http://poll.example.org/vote" }],
    ["another port", {}, { url: "https://poll.example.org:8443/vote" }],
    ["another folder", { path: "/vote" }, { url: `${origin}/admin` }],
    ["a folder whose name only begins so", { path: "/vote" }, { url: `${origin}/voters` }],
    ["a folder that is left by dots", { path: "/vote" }, { url: `${origin}/vote/../admin` }],
    ["a folder that is left by encoded dots", { path: "/vote" }, { url: `${origin}/vote/%2e%2e/admin` }],
    ["a folder that a server may leave", { path: "/vote" }, { url: `${origin}/vote/..%2fadmin` }],
    ["the same host with a dot behind it", {}, { url: "https://poll.example.org./vote" }],
    ["a folder that is written in another way", { path: "/vote" }, { url: `${origin}/%76ote` }],
    ["another room", { rooms: [ROOM] }, { roomId: "!other:example.org" }],
    ["no room", { rooms: [ROOM] }, { kind: "account", roomId: undefined }],
    ["another kind", { kinds: ["account"] }, {}],
  ])("is not one about %s", (_name, narrowing, change) => {
    // The rule type is a union, which a partial of it does not keep.
    const rule = { effect: "allow", origin, load: true, ...narrowing } as PolicyRule;
    expect(judge([rule], "load", change)).toBe("ask");
  });

  it("is one about the same folder, and what is in it", () => {
    const rules: readonly PolicyRule[] = [{ effect: "allow", origin, path: "/vote", load: true }];
    expect(judge(rules, "load", { url: `${origin}/vote` })).toBe("allow");
    expect(judge(rules, "load", { url: `${origin}/vote/a?b` })).toBe("allow");
  });

  it.each<[string, string, string]>([
    ["an encoded letter", "/private", `${origin}/%70rivate/page`],
    ["a letter encoded twice", "/private", `${origin}/%2570rivate/page`],
    ["an encoded slash", "/private", `${origin}/private%2Fpage`],
    ["encoded dots that lead there", "/private", `${origin}/vote/..%2fprivate/page`],
    ["a doubled slash", "/private", `${origin}//private/page`],
    ["an encoded backslash", "/private", `${origin}/vote%5C..%5Cprivate/page`],
    ["a parameter of the folder", "/private", `${origin}/private;v=1/page`],
    ["a letter that a browser encodes", "/büro", `${origin}/büro/page`],
    ["a dot behind the host", "/private", "https://poll.example.org./private/page"],
    ["the rule's path without a slash", "private", `${origin}/private/page`],
  ])("T-28 no way around one that denies or asks is %s", (_way, path, url) => {
    const host = new URL(url).origin;
    const allow: PolicyRule = { effect: "allow", origin: host, load: true };
    expect(judge([{ effect: "deny", origin, path, load: true }, allow], "load", { url })).toBe("deny");
    expect(judge([{ effect: "ask", origin, path, load: true }, allow], "load", { url })).toBe("ask");
  });

  it("that denies a folder leaves the others alone, however they are written", () => {
    const rules: readonly PolicyRule[] = [{ effect: "deny", origin, path: "/private", load: true }];
    for (const path of ["/privateer", "/vote/private", "/vote/%70rivate", "/%zz", "/"]) {
      expect(judge(rules, "load", { url: `${origin}${path}` }), path).toBe("ask");
    }
    expect(judge(rules, "load", { url: "https://poll.example.org.evil.example/private" })).toBe("ask");
  });

  it("T-76 is none that allows something to a page it does not name", () => {
    // As an app in plain JavaScript might.
    const rule = { effect: "allow", load: true, capabilities: [read] } as never;
    expect([judge([rule], "load"), may([rule], read)]).toEqual(["ask", "ask"]);
  });
});

it("T-28 a rule may rule out a server for all widgets, whatever else allows it", () => {
  const homeserver = "https://matrix.example.org";
  const rules: readonly PolicyRule[] = [
    { effect: "deny", origin: homeserver, load: true },
    { effect: "allow", origin: homeserver, load: true },
    { effect: "allow", origin, load: true },
  ];
  expect(judge(rules, "load", { url: `${homeserver}/_matrix/media/page` })).toBe("deny");
  expect(judge(rules, "load", { url: `${origin}/vote` })).toBe("allow");
});

describe("what a rule means", () => {
  const allow: PolicyRule = { effect: "allow", origin, capabilities: [read, `${read}#m.text`] };
  const deny: PolicyRule = { effect: "deny", capabilities: [`${read}#m.text`] };

  it("allow covers what lies within it, and nothing that holds more", () => {
    const text: readonly PolicyRule[] = [{ effect: "allow", origin, capabilities: [`${read}#m.text`] }];
    expect([may(text, `${read}#m.text`), may(text, read)]).toEqual(["allow", "ask"]);
    expect(may([allow], `${read}#m.image`)).toBe("allow");
  });

  it("T-53 deny catches every spelling, and what holds the denied", () => {
    for (const raw of [`${read}#m.text`, "m.receive.event:m.room.message#m.text", read]) {
      expect(may([deny, allow], raw)).toBe("deny");
    }
    expect(may([deny, allow], `${read}#m.image`)).toBe("allow");
  });

  it("variables stand for the user, their device and the room, and never for anybody", () => {
    const own = "org.matrix.msc2762.send.state_event:org.example.vote#$matrix_user_id";
    const device = "org.matrix.msc2762.send.state_event:org.example.vote#$matrix_device_id";
    const rules: readonly PolicyRule[] = [{ effect: "allow", origin, capabilities: [own, device] }];
    const vote = (key: string) => `org.matrix.msc2762.send.state_event:org.example.vote#${key}`;
    expect(may(rules, vote(ME))).toBe("allow");
    expect(may(rules, vote("LAPTOP"))).toBe("allow");
    expect(may(rules, vote("@other:example.org"))).toBe("ask");

    const url = `${origin}/vote`;
    const place = { identity: widgetIdentity(ME, aWidget({ url })), url, deviceId: undefined };
    expect(createPolicyJudge(rules, place)(capabilityPermission(vote(""))).effect).toBe("ask");
  });

  it("says what fails without it", () => {
    const rules: readonly PolicyRule[] = [{ effect: "ask", capabilities: [read], neededFor: "call" }];
    const url = `${origin}/vote`;
    const place = { identity: widgetIdentity(ME, aWidget({ url })), url, deviceId: undefined };
    expect(createPolicyJudge(rules, place)(capabilityPermission(read))).toEqual({
      effect: "ask",
      neededFor: "call",
    });
  });
});

const dangerous = [
  "m.room.power_levels",
  "m.room.join_rules",
  "m.room.encryption",
  "m.room.server_acl",
  "m.room.tombstone",
  "m.room.member",
  "m.room.history_visibility",
  "m.room.guest_access",
  "im.vector.modular.widgets",
  "m.widget",
  "m.room.policy",
  "org.matrix.msc4284.policy",
  "m.policy.rule.user",
  "m.room.rule.server",
  "org.matrix.mjolnir.rule.room",
].map((type) => `org.matrix.msc2762.send.state_event:${type}`);
const anything: PolicyRule = { effect: "allow", origin, groups: ["any"] };

describe("T-55 what governs a room", () => {
  it.each(dangerous)("%s is forbidden unless a rule names it", (capability) => {
    for (const raw of [capability, `${capability}#key`]) {
      expect(may([], raw)).toBe("deny");
      expect(may([anything, { effect: "ask", groups: ["any"] }], raw)).toBe("deny");
      expect(may([{ effect: "ask", capabilities: [capability] }], raw)).toBe("ask");
      expect(may([{ effect: "allow", origin, capabilities: [capability] }], raw)).toBe("allow");
    }
  });

  it("is lifted for the key that is named alone", () => {
    const rules: readonly PolicyRule[] = [{ effect: "ask", capabilities: [`${powerLevels}#`] }];
    expect([may(rules, `${powerLevels}#`), may(rules, powerLevels)]).toEqual(["ask", "deny"]);
  });

  it("is forbidden by name of the room too", () => {
    const scope = `io.github.react-matrix-widgets.room:${encodeURIComponent(ROOM)}:`;
    expect(may([anything], `${scope}${powerLevels}`)).toBe("deny");
  });

  it("may be read as any other state", () => {
    expect(may([], "org.matrix.msc2762.receive.state_event:m.room.power_levels")).toBe("ask");
  });
});

it.each([
  ["m.room_key", "to_device"],
  ["m.secret.send", "to_device"],
  ["m.key.verification.start", "to_device"],
  ["m.room.encrypted", "to_device"],
])("T-57 no rule lifts %s, not even by name", (type, kind) => {
  const capability = `org.matrix.msc3819.send.${kind}:${type}`;
  expect(may([{ effect: "allow", origin, capabilities: [capability] }], capability)).toBe("deny");
});

it.each([
  "org.matrix.msc2762.timeline:*",
  `io.github.react-matrix-widgets.room:*:${read}`,
  "org.matrix.msc3819.receive.to_device:org.example.any",
  "org.matrix.msc2762.send.event:m.room.redaction",
])("T-51 %s is allowed by name only", (capability) => {
  expect(may([anything], capability)).toBe("ask");
  expect(may([{ effect: "allow", origin, capabilities: [capability] }], capability)).toBe("allow");
});

it("T-50 nothing is allowed that no rule for this very origin allows", () => {
  const other: PolicyRule = { effect: "allow", origin: "https://other.example", groups: ["any"], load: true };
  fc.assert(
    fc.property(
      fc.subarray([...capabilities, ...dangerous]),
      fc.constantFrom(...capabilities),
      (named, raw) => {
        const rules: readonly PolicyRule[] = [{ ...other, capabilities: named }];
        expect(may(rules, raw)).not.toBe("allow");
      },
    ),
  );
});
