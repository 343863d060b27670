import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capability } from "../../../src/core/capability/capability.ts";
import { FEATURE_SPELLINGS } from "../../../src/core/capability/feature-spellings.ts";
import { formatCapability } from "../../../src/core/capability/format-capability.ts";
import { parseCapability } from "../../../src/core/capability/parse-capability.ts";

const event = { kind: "event", direction: "send" } as const;
const state = { kind: "state-event", direction: "receive" } as const;

describe("47. Every vector of the grammar means what the MSC says", () => {
  const vectors: readonly [string, Capability][] = [
    ["send.event:m.room.message", { ...event, eventType: "m.room.message" }],
    ["send.event:m.room.message#", { ...event, eventType: "m.room.message", msgtype: "" }],
    ["send.event:m.room.message##m.text", { ...event, eventType: "m.room.message", msgtype: "#m.text" }],
    ["send.event:m.room.message#m.text", { ...event, eventType: "m.room.message", msgtype: "m.text" }],
    ["send.event:m.room.message\\##x", { ...event, eventType: "m.room.message\\##x" }],
    ["send.event:org.example#x", { ...event, eventType: "org.example#x" }],
    ["send.event:org.example:with:colons", { ...event, eventType: "org.example:with:colons" }],
    ["receive.state_event:m.room.name", { ...state, eventType: "m.room.name" }],
    ["receive.state_event:m.room.name#", { ...state, eventType: "m.room.name", stateKey: "" }],
    ["receive.state_event:m.room.name##test", { ...state, eventType: "m.room.name", stateKey: "#test" }],
    [
      "receive.state_event:org.example.\\#test#hello",
      { ...state, eventType: "org.example.#test", stateKey: "hello" },
    ],
    ["receive.state_event:a\\\\##k", { ...state, eventType: "a\\#", stateKey: "k" }],
    ["receive.state_event:org.example.\\#t", { ...state, eventType: "org.example.#t" }],
    ["receive.state_event:a\\b#\\#", { ...state, eventType: "a\\b", stateKey: "\\#" }],
    [
      "receive.state_event:org.matrix.msc3401.call.member#_@a:b.c_DEV_m.call",
      { ...state, eventType: "org.matrix.msc3401.call.member", stateKey: "_@a:b.c_DEV_m.call" },
    ],
  ];

  it.each(vectors)("47. …org.matrix.msc2762.%s", (body, meaning) => {
    expect(parseCapability(`org.matrix.msc2762.${body}`)).toEqual(meaning);
  });

  it.each(vectors)("48. m.%s is its synonym", (body, meaning) => {
    expect(parseCapability(`m.${body}`)).toEqual(meaning);
  });
});

describe("to-device capabilities", () => {
  it.each(["m", "org.matrix.msc3819"])("48. are read with the prefix %s, `#` being a letter", (prefix) => {
    expect(parseCapability(`${prefix}.send.to_device:org.example#x`)).toEqual({
      kind: "to-device",
      direction: "send",
      eventType: "org.example#x",
    });
  });
});

describe("rooms and account data", () => {
  it.each(["m", "org.matrix.msc2762"])("48. %s.timeline names a room or all of them", (prefix) => {
    expect(parseCapability(`${prefix}.timeline:!a:example.org`)).toEqual({
      kind: "timeline",
      room: "!a:example.org",
    });
    expect(parseCapability(`${prefix}.timeline:*`)).toEqual({ kind: "timeline", room: "*" });
  });

  it("reads room account data", () => {
    expect(parseCapability("com.beeper.capabilities.receive.room_account_data:m.tag")).toEqual({
      kind: "room-account-data",
      eventType: "m.tag",
    });
  });
});

describe("features", () => {
  const spellings = Object.entries(FEATURE_SPELLINGS).flatMap(([feature, all]) =>
    all.map((spelling) => [spelling, feature] as const),
  );

  it.each(spellings)("48. %s is %s", (spelling, feature) => {
    expect(parseCapability(spelling)).toEqual({ kind: "feature", feature });
  });

  it("T-53 no spelling stands for two features, so that no denial can be dodged", () => {
    expect(new Set(spellings.map(([spelling]) => spelling)).size).toBe(spellings.length);
  });

  it("49. the three names of updating delayed events are one capability", () => {
    const written = [
      "org.matrix.msc4157.update_delayed_event",
      "org.matrix.msc4157.update.delayed_event",
      "m.update_delayed_event",
    ].map((raw) => formatCapability(parseCapability(raw)));
    expect(new Set(written)).toEqual(new Set(["org.matrix.msc4157.update_delayed_event"]));
  });
});

describe("50. What is not in the grammar is unknown", () => {
  it.each([
    "",
    "m.create_room",
    "io.github.react-matrix-widgets.anything",
    "org.matrix.msc2762.send.event",
    "org.matrix.msc2762.send.event:",
    "org.matrix.msc2762.receive.state_event:",
    "org.matrix.msc2762.receive.state_event:#key",
    "org.matrix.msc3819.send.to_device:",
    "org.matrix.msc2762.send.to_device:org.example",
    "org.matrix.msc3819.send.event:org.example",
    "org.matrix.msc2762.read.event:org.example",
    "m.read.event:org.example",
    "org.matrix.msc2762.timeline:",
    "org.matrix.msc2762.timeline:#alias:example.org",
    "com.beeper.capabilities.receive.room_account_data:",
    "xorg.matrix.msc2762.send.event:org.example",
    "orgXmatrix.msc2762.send.event:org.example",
    "M.STICKER",
    " m.sticker",
    "constructor",
    "__proto__",
  ])("T-54 %j", (raw) => {
    expect(parseCapability(raw)).toEqual({ kind: "unknown", raw });
  });
});

describe("writing capabilities", () => {
  it("T-52 every string is written as one that means the same, and only that", () => {
    const letters = fc.constantFrom("#", "\\", ":", "a", "é", "\n", "*");
    const body = fc.oneof(
      fc.string({ unit: letters }),
      fc.string(),
      fc.string({ unit: letters }).map((tail) => `m.room.message${tail}`),
    );
    const head = fc.constantFrom(
      ...["m.", "org.matrix.msc2762.", "org.matrix.msc3819."].flatMap((prefix) =>
        ["send.", "receive."].flatMap((direction) =>
          ["event:", "state_event:", "to_device:"].map((kind) => prefix + direction + kind),
        ),
      ),
      "m.timeline:!",
      "com.beeper.capabilities.receive.room_account_data:",
      "",
    );
    fc.assert(
      fc.property(head, body, (start, rest) => {
        const capability = parseCapability(start + rest);
        const written = formatCapability(capability);
        expect(parseCapability(written)).toEqual(capability);
        expect(formatCapability(parseCapability(written))).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });

  it("T-52 every capability that can be written is read back as itself", () => {
    const type = fc.string({ minLength: 1 }).filter((value) => !value.startsWith("m.room.message#"));
    const direction = fc.constantFrom("send" as const, "receive" as const);
    const capability: fc.Arbitrary<Capability> = fc.oneof(
      fc.record({ kind: fc.constant("event" as const), direction, eventType: type }),
      fc.record({
        kind: fc.constant("event" as const),
        direction,
        eventType: fc.constant("m.room.message"),
        msgtype: fc.string(),
      }),
      fc.record({ kind: fc.constant("state-event" as const), direction, eventType: type }),
      fc.record({
        kind: fc.constant("state-event" as const),
        direction,
        eventType: type.filter((value) => !value.endsWith("\\")),
        stateKey: fc.string(),
      }),
      fc.record({ kind: fc.constant("to-device" as const), direction, eventType: type }),
      fc.record({ kind: fc.constant("room-account-data" as const), eventType: type }),
    );
    fc.assert(
      fc.property(capability, (one) => {
        expect(parseCapability(formatCapability(one))).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<Capability>([
    { ...event, eventType: "m.reaction", msgtype: "m.text" },
    { ...event, eventType: "m.room.message#m.text" },
    { ...state, eventType: "a\\", stateKey: "k" },
  ])("refuses %j, which no string means", (capability) => {
    expect(() => formatCapability(capability)).toThrow(/no capability string means exactly that/);
  });
});
