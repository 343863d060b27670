import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGrants, type Grants } from "../../../src/core/capability/grants.ts";
import type { RoomGrants } from "../../../src/core/capability/room-grants.ts";

const send = "org.matrix.msc2762.send";
const receive = "org.matrix.msc2762.receive";

const HOME = "!home:hs";
const atHome = (grants: Grants): RoomGrants =>
  grants.inRoom(HOME, { ownRoomId: HOME, isIn: () => expect.unreachable("The own room needs no star") });

describe("createGrants", () => {
  it("34. keeps the exact strings that were approved, each once", () => {
    const approved = ["m.upload_file", "org.matrix.msc4039.upload_file", "m.upload_file"];
    expect(createGrants(approved).approved).toEqual(["m.upload_file", "org.matrix.msc4039.upload_file"]);
  });

  it("48. grants the same for the stable and the unstable spelling", () => {
    for (const raw of ["m.send.event:org.example.poll", `${send}.event:org.example.poll`]) {
      expect(atHome(createGrants([raw])).allowsSendEvent("org.example.poll")).toBe(true);
    }
    for (const raw of ["m.navigate", "org.matrix.msc2931.navigate"]) {
      expect(createGrants([raw]).allowsFeature("navigate")).toBe(true);
    }
  });

  it("50. 51. 65. 187. grants nothing unknown or reserved, even if approved by mistake", () => {
    const grants = createGrants([
      "nonsense",
      "io.github.react-matrix-widgets.anything",
      `${send}.event:`,
      "org.matrix.msc3819.receive.to_device:m.room_key",
      "org.matrix.msc3819.send.to_device:m.secret.send",
      `${receive}.event:m.room.encrypted`,
    ]);
    expect(grants.approved).toEqual([]);
    expect(grants.received).toEqual([]);
    expect(grants.allowsReceiveToDevice("m.room_key")).toBe(false);
    expect(grants.allowsSendToDevice("m.secret.send")).toBe(false);
    expect(atHome(grants).allowsSendEvent("")).toBe(false);
    expect(atHome(grants).allowsReceiveEvent("m.room.encrypted")).toBe(false);
  });

  it("53. receiving does not allow sending, and sending does not allow reading", () => {
    const reader = createGrants([
      `${receive}.event:org.example.poll`,
      `${receive}.state_event:m.room.name`,
      "org.matrix.msc3819.receive.to_device:m.call.invite",
    ]);
    expect(atHome(reader).allowsReceiveEvent("org.example.poll")).toBe(true);
    expect(atHome(reader).allowsReceiveState("m.room.name", "")).toBe(true);
    expect(reader.allowsReceiveToDevice("m.call.invite")).toBe(true);
    expect(atHome(reader).allowsSendEvent("org.example.poll")).toBe(false);
    expect(atHome(reader).allowsSendState("m.room.name", "")).toBe(false);
    expect(reader.allowsSendToDevice("m.call.invite")).toBe(false);

    const writer = createGrants([
      `${send}.event:org.example.poll`,
      `${send}.state_event:m.room.name`,
      "org.matrix.msc3819.send.to_device:m.call.invite",
    ]);
    expect(atHome(writer).allowsSendEvent("org.example.poll")).toBe(true);
    expect(atHome(writer).allowsSendState("m.room.name", "")).toBe(true);
    expect(writer.allowsSendToDevice("m.call.invite")).toBe(true);
    expect(atHome(writer).allowsReceiveEvent("org.example.poll")).toBe(false);
    expect(atHome(writer).allowsReceiveState("m.room.name", "")).toBe(false);
    expect(writer.allowsReceiveToDevice("m.call.invite")).toBe(false);
    expect(writer.received).toEqual([]);
  });

  it("54. the empty state key is one key; no key means all of them", () => {
    const empty = createGrants([`${receive}.state_event:m.room.name#`]);
    expect(atHome(empty).allowsReceiveState("m.room.name", "")).toBe(true);
    expect(atHome(empty).allowsReceiveState("m.room.name", "x")).toBe(false);
    expect(atHome(empty).allowsReceiveState("m.room.name", true)).toBe(false);

    const any = createGrants([`${receive}.state_event:m.room.name`]);
    expect(atHome(any).allowsReceiveState("m.room.name", "")).toBe(true);
    expect(atHome(any).allowsReceiveState("m.room.name", "x")).toBe(true);
    expect(atHome(any).allowsReceiveState("m.room.name", true)).toBe(true);

    const anyAndOne = createGrants([
      `${receive}.state_event:m.room.name`,
      `${receive}.state_event:m.room.name#x`,
    ]);
    expect(atHome(anyAndOne).allowsReceiveState("m.room.name", "")).toBe(true);
    expect(atHome(anyAndOne).allowsReceiveState("m.room.name", true)).toBe(true);
  });

  it("55. m.text allows neither m.notice nor a message without msgtype", () => {
    const grants = createGrants([
      `${send}.event:m.room.message#m.text`,
      `${receive}.event:m.room.message#m.text`,
    ]);
    expect(atHome(grants).allowsSendEvent("m.room.message", "m.text")).toBe(true);
    expect(atHome(grants).allowsSendEvent("m.room.message", "m.notice")).toBe(false);
    expect(atHome(grants).allowsSendEvent("m.room.message")).toBe(false);
    expect(atHome(grants).allowsSendEvent("m.room.message", ["m.text"])).toBe(false);
    expect(atHome(grants).allowsReceiveEvent("m.room.message", "m.text")).toBe(true);
    expect(atHome(grants).allowsReceiveEvent("m.room.message")).toBe(false);
    expect(atHome(grants).allowsReceive({ type: "m.room.message", content: { msgtype: "m.text" } })).toBe(
      true,
    );
    expect(atHome(grants).allowsReceive({ type: "m.room.message", content: { msgtype: "m.notice" } })).toBe(
      false,
    );
    expect(atHome(grants).allowsReceive({ type: "m.room.message", content: {} })).toBe(false);
  });

  it("55. a trailing # is the empty msgtype, not every message", () => {
    const grants = createGrants([`${receive}.event:m.room.message#`]);
    expect(atHome(grants).allowsReceiveEvent("m.room.message", "")).toBe(true);
    expect(atHome(grants).allowsReceiveEvent("m.room.message", "m.text")).toBe(false);
    expect(atHome(grants).allowsReceiveEvent("m.room.message")).toBe(false);
  });

  it("ignores the msgtype of what is no m.room.message", () => {
    const grants = createGrants([`${receive}.event:org.example.poll`]);
    expect(atHome(grants).allowsReceive({ type: "org.example.poll", content: { msgtype: "m.text" } })).toBe(
      true,
    );
  });

  it("108. tells state from message-like events by the state key, which may be empty", () => {
    const messages = createGrants([`${receive}.event:org.example.x`]);
    const states = createGrants([`${receive}.state_event:org.example.x#`]);
    const message = { type: "org.example.x", content: {} };
    const stateEvent = { type: "org.example.x", state_key: "", content: {} };
    expect(atHome(messages).allowsReceive(message)).toBe(true);
    expect(atHome(messages).allowsReceive(stateEvent)).toBe(false);
    expect(atHome(states).allowsReceive(message)).toBe(false);
    expect(atHome(states).allowsReceive(stateEvent)).toBe(true);
  });

  it("64. T-51 timeline:* opens every room the user is in, a named timeline its own, and the bound room needs none", () => {
    const opens = (approved: readonly string[], roomId: string, ownRoomId: string | undefined) =>
      createGrants(approved).inRoom(roomId, { ownRoomId, isIn: (room) => room !== "!left:hs" }).isOpen;
    expect(opens([], HOME, HOME)).toBe(true);
    expect(opens([], "!other:hs", HOME)).toBe(false);
    expect(opens([], "!other:hs", undefined)).toBe(false);

    const named = ["org.matrix.msc2762.timeline:!other:hs", "m.timeline:!other:hs"];
    expect(opens(named, "!other:hs", HOME)).toBe(true);
    expect(opens(named, "!third:hs", HOME)).toBe(false);
    expect(createGrants(named)).toMatchObject({ rooms: ["!other:hs"], allRooms: false });

    const all = ["org.matrix.msc2762.timeline:*"];
    expect(opens(all, "!joined-later:hs", HOME)).toBe(true);
    expect(opens(all, "!left:hs", HOME)).toBe(false);
    expect(createGrants(all)).toMatchObject({ rooms: [], allRooms: true });
  });

  it("allows room account data by type", () => {
    const grants = createGrants(["com.beeper.capabilities.receive.room_account_data:m.tag"]);
    expect(grants.allowsReadRoomAccountData("m.tag")).toBe(true);
    expect(grants.allowsReadRoomAccountData("m.fully_read")).toBe(false);
  });

  it("141. lists what is received once, whatever its spellings, leaving out what a wider grant covers", () => {
    const grants = createGrants([
      "m.receive.event:org.example.poll",
      `${receive}.event:org.example.poll`,
      `${receive}.state_event:m.room.member#@a:hs`,
      `${receive}.state_event:m.room.member`,
      `${receive}.event:m.room.message#m.text`,
      `${send}.event:org.example.poll`,
      "org.matrix.msc3819.receive.to_device:m.call.invite",
    ]);
    expect(grants.received).toEqual([
      { kind: "event", direction: "receive", eventType: "org.example.poll" },
      { kind: "state-event", direction: "receive", eventType: "m.room.member" },
      { kind: "event", direction: "receive", eventType: "m.room.message", msgtype: "m.text" },
      { kind: "to-device", direction: "receive", eventType: "m.call.invite" },
    ]);
  });

  it("keeps the names of Object.prototype for what they are: event types nobody granted", () => {
    const grants = createGrants([`${receive}.event:org.example.poll`]);
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(atHome(grants).allowsReceiveEvent(name)).toBe(false);
      expect(atHome(grants).allowsReceiveState(name, name)).toBe(false);
      expect(grants.allowsSendToDevice(name)).toBe(false);
    }
  });

  it("T-50 never approves what it was not given", () => {
    const raw = fc.oneof(
      fc.string(),
      fc.constantFrom("m.sticker", `${send}.event:a`, `${receive}.state_event:b#c`, "m.timeline:*"),
    );
    fc.assert(
      fc.property(fc.array(raw), (approved) => {
        for (const one of createGrants(approved).approved) expect(approved).toContain(one);
      }),
    );
  });
});
