import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEventCapability } from "../../../src/core/capability/capability.ts";
import { capabilityTier } from "../../../src/core/capability/capability-tier.ts";
import { isForbidden } from "../../../src/core/capability/forbidden.ts";
import { formatCapability } from "../../../src/core/capability/format-capability.ts";
import { createGrants } from "../../../src/core/capability/grants.ts";
import { parseCapability } from "../../../src/core/capability/parse-capability.ts";
import type { RoomGrants } from "../../../src/core/capability/room-grants.ts";
import { NAMESPACE } from "../../../src/core/namespace.ts";

const SCOPED = `${NAMESPACE}.room`;
const MEMBER = "org.matrix.msc2762.receive.state_event:m.room.member";
const member = { kind: "state-event", direction: "receive", eventType: "m.room.member" } as const;

describe("A capability for one room", () => {
  it.each([
    [`${SCOPED}:!abc%3Aexample.org:${MEMBER}`, "!abc:example.org"],
    [`${SCOPED}:%21abc%3aexample.org:m.receive.state_event:m.room.member`, "!abc:example.org"],
    [
      `${SCOPED}:!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM:${MEMBER}`,
      "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM",
    ],
    [`${SCOPED}:!a%20%23%25%F0%9F%98%80:${MEMBER}`, "!a #%😀"],
    [`${SCOPED}:*:${MEMBER}`, "*"],
  ])("233. %s means the room %s", (raw, room) => {
    expect(parseCapability(raw)).toEqual({ kind: "room-scoped", room, inner: member });
    expect(formatCapability(parseCapability(raw))).toBe(`${SCOPED}:${encodeURIComponent(room)}:${MEMBER}`);
  });

  it.each([
    `${SCOPED}:${MEMBER}`,
    `${SCOPED}:!abc:example.org:${MEMBER}`,
    `${SCOPED}:%2A:${MEMBER}`,
    `${SCOPED}:**:${MEMBER}`,
    `${SCOPED}:!:${MEMBER}`,
    `${SCOPED}::${MEMBER}`,
    `${SCOPED}:#alias%3Aexample.org:${MEMBER}`,
    `${SCOPED}:!abc%3:${MEMBER}`,
    `${SCOPED}:!abc%FF:${MEMBER}`,
    `${SCOPED}:!\ud800:${MEMBER}`,
    `${SCOPED}:!abc`,
    `${SCOPED}:!abc:`,
    `${SCOPED}:!abc:nonsense`,
    `${SCOPED}:!abc:m.sticker`,
    `${SCOPED}:!abc:m.timeline:*`,
    `${SCOPED}:!abc:org.matrix.msc3819.send.to_device:m.call.invite`,
    `${SCOPED}:!abc:com.beeper.capabilities.receive.room_account_data:m.tag`,
    `${SCOPED}:!abc:${SCOPED}:!abc:${MEMBER}`,
    `x${SCOPED}:!abc:${MEMBER}`,
  ])("233. T-54 %j means nothing", (raw) => {
    expect(parseCapability(raw)).toEqual({ kind: "unknown", raw });
  });

  it("233. T-52 whatever room and event it is for, it is written and read back as itself", () => {
    const room = fc.oneof(
      fc.constant("*"),
      fc.string({ minLength: 1, unit: "binary" }).map((id) => `!${id}`),
    );
    const direction = fc.constantFrom("send" as const, "receive" as const);
    const eventType = fc.string({ minLength: 1, unit: "binary" });
    const inner: fc.Arbitrary<RoomEventCapability> = fc.oneof(
      fc.record({
        kind: fc.constant("event" as const),
        direction,
        eventType: eventType.filter((type) => !type.startsWith("m.room.message#")),
      }),
      fc.record({
        kind: fc.constant("event" as const),
        direction,
        eventType: fc.constant("m.room.message"),
        msgtype: fc.string(),
      }),
      fc.record({
        kind: fc.constant("state-event" as const),
        direction,
        eventType: eventType.filter((type) => !type.endsWith("\\")),
        stateKey: fc.string(),
      }),
    );
    fc.assert(
      fc.property(room, inner, (room, inner) => {
        const capability = { kind: "room-scoped", room, inner } as const;
        expect(parseCapability(formatCapability(capability))).toEqual(capability);
      }),
      { numRuns: 1000 },
    );
  });

  it("233. every string is written as one that means the same", () => {
    const letters = fc.constantFrom("!", "*", ":", "%", "%3A", "%21", "a", "é", "😀", "m.send.event:");
    fc.assert(
      fc.property(fc.string({ unit: letters }), fc.constantFrom(":", `:${MEMBER}`), (room, rest) => {
        const capability = parseCapability(`${SCOPED}:${room}${rest}`);
        expect(parseCapability(formatCapability(capability))).toEqual(capability);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["", "!", "!\ud800", "abc", "**"])("233. there is none for the room %j", (room) => {
    expect(() => formatCapability({ kind: "room-scoped", room, inner: member })).toThrow(
      /no capability string means exactly that/,
    );
  });

  it("51. 52. T-57 is forbidden where its inner one is, and for no room", () => {
    for (const [inner, verdict] of [
      [MEMBER, false],
      ["org.matrix.msc2762.send.event:m.room.topic", true],
      ["org.matrix.msc2762.send.state_event:m.room.message", true],
      ["org.matrix.msc2762.receive.event:m.room.encrypted", true],
      ["m.receive.event:m.key.verification.start", true],
    ] as const) {
      expect(isForbidden(parseCapability(`${SCOPED}:!abc:${inner}`))).toBe(verdict);
    }
    expect(isForbidden({ kind: "room-scoped", room: "", inner: member })).toBe(true);
  });

  it("T-51 T-55 is as risky as its inner one, and high for every room", () => {
    expect(capabilityTier(parseCapability(`${SCOPED}:!abc:${MEMBER}`))).toBe("medium");
    expect(capabilityTier(parseCapability(`${SCOPED}:*:${MEMBER}`))).toBe("high");
    expect(capabilityTier(parseCapability(`${SCOPED}:!abc:m.send.state_event:m.room.member`))).toBe("high");
    expect(capabilityTier(parseCapability(`${SCOPED}:!abc:m.send.event:m.room.encrypted`))).toBe("forbidden");
  });
});

const rooms = ["!own:hs", "!a:hs", "!b:hs", "!left:hs"] as const;
const types = ["org.example.a", "org.example.b"] as const;
const keys = ["", "k"] as const;
const reach = { ownRoomId: "!own:hs", isIn: (room: string) => room !== "!left:hs" };

/** Everything that can be asked of a room here, and the answers. */
function answersIn(grants: RoomGrants): ReadonlySet<string> {
  const asked: Record<string, boolean> = {};
  for (const type of types) {
    asked[`send ${type}`] = grants.allowsSendEvent(type);
    asked[`receive ${type}`] =
      grants.allowsReceiveEvent(type) && grants.allowsReceive({ type, content: { msgtype: "m.text" } });
    asked[`receive ${type} any`] = grants.allowsReceiveState(type, true);
    for (const key of keys) {
      asked[`send ${type} ${key}`] = grants.allowsSendState(type, key);
      asked[`receive ${type} ${key}`] =
        grants.allowsReceiveState(type, key) && grants.allowsReceive({ type, state_key: key, content: {} });
    }
  }
  return new Set(Object.keys(asked).filter((question) => asked[question]));
}

const answers = (approved: readonly string[], room: string): ReadonlySet<string> =>
  answersIn(createGrants(approved).inRoom(room, reach));

describe("What a capability for one room opens", () => {
  const inner = fc
    .record({
      direction: fc.constantFrom("send", "receive"),
      kind: fc.constantFrom("event", "state_event"),
      type: fc.constantFrom(...types),
      key: fc.constantFrom("", "#", "#k"),
    })
    .map(({ direction, kind, type, key }) =>
      kind === "event" ? `m.${direction}.event:${type}` : `m.${direction}.state_event:${type}${key}`,
    );
  const scopedRoom = fc.constantFrom("!a:hs", "!left:hs");
  const classic = fc.array(
    fc.oneof(inner, fc.constantFrom("m.timeline:*", "m.timeline:!b:hs", "m.timeline:!left:hs")),
  );
  const scoped = (room: string, one: string) => `${SCOPED}:${encodeURIComponent(room)}:${one}`;

  it("233. T-50 is exactly that room and type, beside whatever else is granted", () => {
    fc.assert(
      fc.property(classic, scopedRoom, inner, (others, room, one) => {
        const more = [...others, scoped(room, one)];
        for (const other of rooms) {
          const before = answers(others, other);
          const opened = other === room ? answersIn(createGrants([one]).anywhere) : new Set<string>();
          expect(answers(more, other)).toEqual(new Set([...before, ...opened]));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("233. for every room it is every room the user is in, and no other", () => {
    fc.assert(
      fc.property(classic, inner, (others, one) => {
        for (const room of rooms) {
          const opened = reach.isIn(room) ? answersIn(createGrants([one]).anywhere) : new Set<string>();
          expect(answers([...others, scoped("*", one)], room)).toEqual(
            new Set([...answers(others, room), ...opened]),
          );
        }
      }),
    );
  });

  it("233. it opens no room as a whole, and neither devices nor account data", () => {
    const grants = createGrants([
      scoped("!a:hs", "m.receive.event:m.tag"),
      scoped("*", "m.send.event:m.call.invite"),
    ]);
    expect(grants.inRoom("!a:hs", reach)).toMatchObject({ isOpen: false, isReached: true });
    expect(grants.inRoom("!b:hs", reach)).toMatchObject({ isOpen: false, isReached: true });
    expect(grants.inRoom("!left:hs", reach)).toMatchObject({ isOpen: false, isReached: false });
    expect(grants).toMatchObject({ received: [], rooms: [], allRooms: false });
    expect(grants.allowsSendToDevice("m.call.invite")).toBe(false);
    expect(grants.allowsReadRoomAccountData("m.tag")).toBe(false);
  });

  it("34. the exact string is approved", () => {
    const approved = [scoped("!a:hs", MEMBER), `${SCOPED}:!a%3ahs:${MEMBER}`];
    expect(createGrants(approved).approved).toEqual(approved);
  });
});
