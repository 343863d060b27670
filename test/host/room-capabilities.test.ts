import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { DriverFeature } from "../../src/core/session/session-driver.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { ask, negotiate, settled, untilAsked } from "./support/raw-widget.ts";

const VERSION = `${NAMESPACE}.room_capabilities`;
const READ_EVENTS = "org.matrix.msc2876.read_events";
const MESSAGE = "m.room.message";
const NOTE = "org.example.note";
const RECEIVE = `org.matrix.msc2762.receive.event:${MESSAGE}`;
const SEND = `org.matrix.msc2762.send.event:${MESSAGE}`;
const TOPIC = "org.matrix.msc2762.receive.state_event:m.room.topic";
const text = { msgtype: "m.text", body: "Hello" };

const inRoom = (roomId: string, capability: string) =>
  `${NAMESPACE}.room:${encodeURIComponent(roomId)}:${capability}`;

const send = async (user: User, roomId: string, type: string, content: object = text): Promise<string> =>
  (await user.client.sendEvent(roomId, type as never, content as never)).event_id;

/** Alice has the widget in her room, and is in two others; what is granted depends on the first of them. */
async function aScene(capabilities: (there: string) => readonly string[]) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice");
  const [home, there, elsewhere] = [await aRoom(alice), await aRoom(alice), await aRoom(alice)];
  const start = async () => (await aRoomWidget(alice, home, { capabilities: capabilities(there) })).page;
  return { homeserver, alice, home, there, elsewhere, start };
}

const told = (page: TestPage<unknown>): readonly string[] =>
  page.asked("send_event").map(({ data }) => data.event_id);
const eventIds = ({ events }: Wire): readonly string[] => events.map((event: Wire) => event.event_id);
const closed = (roomId: string) => ({ error: { message: `Unable to access room timeline: ${roomId}` } });
const missing = (roomId: string) => ({
  error: { message: `Missing capability: this was granted for other rooms than ${roomId}` },
});

describe("Capabilities for one room", () => {
  it("233. What is read and received is that type in that room, and nothing else", async () => {
    const { alice, home, there, elsewhere, start } = await aScene((room) => [inRoom(room, RECEIVE)]);
    const rooms = [home, there, elsewhere];
    const [atHome, wanted, afar] = await Promise.all(rooms.map((room) => send(alice, room, MESSAGE)));
    const note = await send(alice, there, NOTE);
    const page = await start();
    const read = (data: object) => ask(page, READ_EVENTS, { type: MESSAGE, ...data });

    expect(eventIds(await read({ room_ids: [there] }))).toEqual([wanted]);
    expect(eventIds(await read({ room_ids: "*" }))).toEqual([wanted]);
    expect(eventIds(await read({ room_ids: [there], [`${NAMESPACE}.dir`]: "b" }))).toEqual([wanted]);
    expect(eventIds(await read({ id: wanted, room_ids: [there] }))).toEqual([wanted]);
    expect(await ask(page, `${NAMESPACE}.read_event`, { event_id: wanted, room_id: there })).toMatchObject({
      event: { event_id: wanted },
    });

    expect(await read({})).toEqual(missing(home));
    expect(await read({ [`${NAMESPACE}.dir`]: "b" })).toEqual(missing(home));
    expect(await read({ room_ids: [there, elsewhere] })).toEqual(closed(elsewhere));
    expect(await read({ room_ids: [there], type: NOTE })).toEqual({
      error: { message: "Cannot read room events of this type" },
    });
    for (const [event_id, room_id] of [
      [note, there],
      [atHome, home],
      [afar, there],
    ]) {
      expect(await ask(page, `${NAMESPACE}.read_event`, { event_id, room_id })).toEqual({ event: null });
    }
    expect(await ask(page, `${NAMESPACE}.read_event`, { event_id: afar, room_id: elsewhere })).toEqual(
      closed(elsewhere),
    );

    for (const room of rooms) await send(alice, room, NOTE);
    await send(alice, home, MESSAGE);
    await send(alice, elsewhere, MESSAGE);
    const live = await send(alice, there, MESSAGE);
    await untilAsked(page, "send_event");
    await settled(page);
    expect(told(page)).toEqual([live]);
  });

  it("233. Relations need the parent in that room, and leave out children of other types", async () => {
    const { alice, home, there, start } = await aScene((room) => [inRoom(room, RECEIVE)]);
    const relate = (room: string, parent: string, type: string) =>
      send(alice, room, type, { ...text, "m.relates_to": { rel_type: "m.reference", event_id: parent } });
    const parent = await send(alice, there, MESSAGE);
    const child = await relate(there, parent, MESSAGE);
    await relate(there, parent, NOTE);
    const closedParent = await send(alice, home, MESSAGE);
    await relate(home, closedParent, MESSAGE);
    const page = await start();
    const read = (event_id: string, room_id: string) =>
      ask(page, "org.matrix.msc3869.read_relations", { event_id, room_id });

    expect((await read(parent, there)).chunk).toMatchObject([{ event_id: child }]);
    expect(await read(closedParent, home)).toHaveProperty("error");
    expect(await read(parent, home)).toHaveProperty("error");
  });

  it("233. What is sent goes to that room only, and receiving there does not allow sending", async () => {
    const { alice, home, there, elsewhere, start } = await aScene((room) => [
      inRoom(room, SEND),
      inRoom(room, `org.matrix.msc2762.receive.event:${NOTE}`),
      `org.matrix.msc2762.send.event:${NOTE}`,
    ]);
    const page = await start();
    const sendTo = (room_id: string | undefined, type = MESSAGE) =>
      ask(page, "send_event", { type, content: text, ...(room_id !== undefined && { room_id }) });

    const sent = await sendTo(there);

    expect(sent).toMatchObject({ room_id: there });
    expect(await alice.port.readEvent(there, sent.event_id)).toMatchObject({ content: text });
    expect(await sendTo(undefined)).toEqual(missing(home));
    expect(await sendTo(elsewhere)).toEqual(closed(elsewhere));
    // The whole type is granted, but the room is open for messages only.
    expect(await sendTo(there, NOTE)).toEqual(missing(there));
    expect(await sendTo(home, NOTE)).toMatchObject({ room_id: home });
  });

  it("233. The state of that room is pushed, and what changes there, but no other state and of no other room", async () => {
    const { alice, home, there, elsewhere, start } = await aScene((room) => [inRoom(room, TOPIC)]);
    const setTopic = (room: string, topic: string) => alice.client.setRoomTopic(room, topic);
    const topicOf = (room: string) => alice.port.getState(room, "m.room.topic", "")[0]?.content["topic"];
    for (const room of [home, there, elsewhere]) await setTopic(room, "Tea");
    await alice.client.setRoomName(there, "Kitchen");
    await vi.waitFor(() => expect([home, there, elsewhere].map(topicOf)).toEqual(["Tea", "Tea", "Tea"]));
    const page = await start();
    const pushed = () =>
      page
        .asked("update_state")
        .map(({ data }) => data.state.map((event: Wire) => [event.room_id, event.type, event.content.topic]));
    await untilAsked(page, "update_state");

    expect(pushed()).toEqual([[[there, "m.room.topic", "Tea"]]]);

    await setTopic(home, "Coffee");
    await alice.client.setRoomName(there, "Bath");
    await setTopic(there, "Coffee");
    await untilAsked(page, "update_state", 2);
    expect(pushed()).toEqual([[[there, "m.room.topic", "Tea"]], [[there, "m.room.topic", "Coffee"]]]);
  });

  it("233. Granted later, the state of that room is pushed then, and a narrower grant becomes a wider one", async () => {
    const { alice, there, start } = await aScene((room) => [inRoom(room, `${TOPIC}#other`)]);
    await alice.client.setRoomTopic(there, "Tea");
    const page = await start();
    await untilAsked(page, "update_state");
    expect(page.asked("update_state").map(({ data }) => data.state)).toEqual([[]]);

    await page.run(
      ({ api }, raw) => {
        api.requestCapability(raw);
        return api.updateRequestedCapabilities();
      },
      inRoom(there, TOPIC),
    );

    const request = await untilAsked(page, "update_state", 2);
    expect(request.data.state).toMatchObject([{ room_id: there, content: { topic: "Tea" } }]);
  });

  it("233. What is sticky in that room is told, of that type", async () => {
    const { alice, home, there, elsewhere, start } = await aScene((room) => [
      "org.matrix.msc4407.receive.sticky_event",
      inRoom(room, `org.matrix.msc2762.receive.event:${NOTE}`),
    ]);
    const stick = (room: string, type: string) =>
      alice.port.sendStickyEvent(room, type, { msc4354_sticky_key: "x" }, 600_000);
    for (const room of [home, elsewhere]) await stick(room, NOTE);
    await stick(there, "org.example.other");
    const sticky = await stick(there, NOTE);
    await vi.waitFor(() => expect(alice.port.getStickyEvents(there)).toHaveLength(2));

    const page = await start();
    await untilAsked(page, "send_event");
    await settled(page);

    expect(told(page)).toEqual([sticky]);
  });

  it("233. For every room it is each room the user is in, also one joined later, and none that was left", async () => {
    const { alice, home, there, elsewhere, start } = await aScene(() => [inRoom("*", RECEIVE)]);
    const before = await Promise.all([home, there, elsewhere].map((room) => send(alice, room, MESSAGE)));
    await alice.client.leave(elsewhere);
    await vi.waitFor(() => expect(alice.port.getKnownRoomIds()).not.toContain(elsewhere));
    const page = await start();
    const read = (room_ids: unknown) => ask(page, READ_EVENTS, { type: MESSAGE, room_ids });

    expect(new Set(eventIds(await read("*")))).toEqual(new Set(before.slice(0, 2)));
    expect(await read([elsewhere])).toEqual(closed(elsewhere));

    const later = await aRoom(alice);
    const live = await send(alice, later, MESSAGE);
    await untilAsked(page, "send_event");
    expect(told(page)).toEqual([live]);
  });

  it("233. A room that is granted whole besides stays so", async () => {
    const { alice, there, elsewhere, start } = await aScene((room) => [
      inRoom(room, TOPIC),
      RECEIVE,
      "org.matrix.msc2762.timeline:*",
    ]);
    const wanted = await Promise.all([there, elsewhere].map((room) => send(alice, room, MESSAGE)));
    const page = await start();

    const read = await ask(page, READ_EVENTS, { type: MESSAGE, room_ids: [there, elsewhere] });

    expect(new Set(eventIds(read))).toEqual(new Set(wanted));
  });

  it("233. Only the approved part is granted, whatever was asked, and in the widget's own spelling", async () => {
    const asked = [
      inRoom("!a:hs", RECEIVE),
      inRoom("!b:hs", RECEIVE),
      `${NAMESPACE}.room:%21c%3ahs:${RECEIVE}`,
    ];
    const driver = aMemoryDriver({
      validateCapabilities: async () => new Set([...asked.slice(1), inRoom("!d:hs", RECEIVE)]),
    });
    const test = aRawSession({ driver });
    await negotiate(test, asked);

    expect(test.page.asked("notify_capabilities")[0].data.approved).toEqual(asked.slice(1));
    expect(await ask(test.page, READ_EVENTS, { type: MESSAGE, room_ids: ["!a:hs"] })).toEqual(
      closed("!a:hs"),
    );
    expect(await ask(test.page, READ_EVENTS, { type: MESSAGE, room_ids: ["!d:hs"] })).toEqual(
      closed("!d:hs"),
    );
    expect(await ask(test.page, READ_EVENTS, { type: MESSAGE, room_ids: ["!b:hs", "!c:hs"] })).toEqual({
      events: [],
    });
  });

  it("229. They are there with their version, which takes a driver that has events", async () => {
    const negotiated = async (...features: DriverFeature[]) => {
      const test = aRawSession({ driver: aMemoryDriver({ features: new Set(features) }) });
      await negotiate(test, [inRoom("!a:hs", RECEIVE)]);
      const { supported_versions: versions } = await ask(test.page, "supported_api_versions");
      const { approved } = test.page.asked("notify_capabilities")[0].data;
      return { versions: versions.includes(VERSION), approved: approved.length };
    };

    expect(await negotiated("events")).toEqual({ versions: true, approved: 1 });
    expect(await negotiated("to-device")).toEqual({ versions: false, approved: 0 });
  });
});
