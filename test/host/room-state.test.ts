import { EventType, MsgType } from "matrix-js-sdk";
import { describe, expect, it, vi } from "vitest";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aDriver, aRoomWidget } from "./support/a-room-widget.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { untilAsked } from "./support/raw-widget.ts";

const TOPIC = "org.matrix.msc2762.receive.state_event:m.room.topic";
const POLL = "org.matrix.msc2762.receive.state_event:org.example.poll";
const ALL_ROOMS = "org.matrix.msc2762.timeline:*";
const withoutUpdates = ["0.0.2", "org.matrix.msc2762"];

/** What each `update_state` told. */
const pushes = (page: TestPage<unknown>): readonly Wire[][] =>
  page.asked("update_state").map(({ data }) => data.state);

const setPoll = (user: User, roomId: string, key: string, value: number) =>
  user.client.sendStateEvent(roomId, "org.example.poll" as never, { value } as never, key);

/** Alice has the widget, Bob is the other one in the room. */
async function aScene({ timelineLimit = 20 }: { timelineLimit?: number } = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { timelineLimit });
  const bob = await aUser(homeserver, "bob");
  const roomId = await aRoom(alice, { others: [bob] });
  return { homeserver, alice, bob, roomId };
}

async function aPoll(user: User, roomId: string, values: Readonly<Record<string, number>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await setPoll(user, roomId, key, value);
  await vi.waitFor(() => {
    const current = user.port.getState(roomId, "org.example.poll");
    expect(
      Object.fromEntries(current.map(({ state_key, content }) => [state_key, content["value"]])),
    ).toEqual(values);
  });
}

const requestMore = (page: Awaited<ReturnType<typeof aRoomWidget>>["page"], capability: string) =>
  page.run(({ api }, raw) => {
    api.requestCapability(raw);
    return api.updateRequestedCapabilities();
  }, capability);

describe("Room state", () => {
  it("128. A widget with update_state is told all matching current entries at once", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1, two: 2 });
    await alice.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "Tea" }, "");
    await vi.waitFor(() => expect(alice.port.getState(roomId, "m.room.topic")).toHaveLength(1));

    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [TOPIC, POLL, "org.matrix.msc2762.receive.state_event:m.room.member"],
    });
    await untilAsked(page, "update_state");

    expect(pushes(page)).toHaveLength(1);
    const entries = pushes(page)[0]
      ?.map(({ type, state_key }) => `${type} ${state_key}`)
      .toSorted();
    expect(entries).toEqual([
      `m.room.member ${alice.userId}`,
      "m.room.member @bob:hs.localhost",
      "m.room.topic ",
      "org.example.poll one",
      "org.example.poll two",
    ]);
    expect(
      pushes(page)[0]?.every(({ room_id, event_id }) => room_id === roomId && event_id.startsWith("$")),
    ).toBe(true);
  });

  it("129. Without matching entries an empty update_state is sent", async () => {
    const { alice, roomId } = await aScene();

    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    expect(pushes(page)).toEqual([[]]);
  });

  it("130. An empty update_state is sent also if no room is bound yet", async () => {
    const { alice } = await aScene();

    const { page } = await aRoomWidget(alice, undefined, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    expect(pushes(page)).toEqual([[]]);
  });

  it("131. A widget without that version never gets update_state", async () => {
    const { alice, bob, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL], versions: withoutUpdates });

    await setPoll(alice, roomId, "one", 2);
    await untilAsked(page, "send_event");
    await requestMore(page, TOPIC);
    await untilAsked(page, "notify_capabilities", 2);
    await alice.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "Tea" }, "");
    await untilAsked(page, "send_event", 2);

    expect(page.asked("update_state")).toEqual([]);
    expect(bob.userId).toBeDefined();
  });

  it("132. A change of an approved entry is told with just that entry", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1, two: 2 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    await alice.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "Not approved" }, "");
    const { event_id } = await setPoll(alice, roomId, "two", 3);
    await untilAsked(page, "update_state", 2);

    expect(pushes(page)[1]).toMatchObject([{ event_id, state_key: "two", content: { value: 3 } }]);
  });

  it("133. A change that a gappy sync hides from the timeline is told too", async () => {
    const { alice, bob, roomId } = await aScene({ timelineLimit: 5 });
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    alice.pauseSync();
    const { event_id } = await setPoll(bob, roomId, "one", 2);
    for (let index = 0; index < 30; index++) {
      await bob.client.sendMessage(roomId, { msgtype: MsgType.Text, body: `Number ${index}` });
    }
    alice.resumeSync();
    await untilAsked(page, "update_state", 2);

    expect(pushes(page)[1]).toMatchObject([{ event_id, content: { value: 2 } }]);
    expect(page.asked("send_event")).toEqual([]);
  });

  it("134. A superseded state event of the timeline is no update_state with old content", async () => {
    const { alice, bob, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    alice.pauseSync();
    await setPoll(bob, roomId, "one", 2);
    await setPoll(bob, roomId, "one", 3);
    alice.resumeSync();
    await untilAsked(page, "send_event", 2);

    expect(pushes(page).slice(1)).toMatchObject([[{ content: { value: 3 } }]]);
    expect(page.asked("send_event").map(({ data }) => data.content.value)).toEqual([2, 3]);
  });

  it("135. An update during the initial collection is neither lost nor overwritten by the older value", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1, two: 1 });
    const driver = aDriver(alice, roomId);
    let finishReading: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      vi.spyOn(driver, "readRoomState").mockImplementation(async (room, type, key) => {
        const old = alice.port.getState(room, type, key);
        resolve();
        await new Promise<void>((finish) => {
          finishReading = finish;
        });
        return [...old];
      });
    });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] }, { driver });
    await reading;

    await setPoll(alice, roomId, "one", 2);
    await untilAsked(page, "send_event");
    finishReading();
    await untilAsked(page, "update_state");
    await setPoll(alice, roomId, "two", 2);
    await untilAsked(page, "update_state", 2);

    const values = pushes(page).map((state) =>
      state.map(({ state_key, content }) => `${state_key} ${content.value}`),
    );
    expect(values.map((entries) => entries.toSorted())).toEqual([["one 2", "two 1"], ["two 2"]]);
  });

  it("136. A renegotiation with a new state capability pushes the full set with fresh values", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");
    await setPoll(alice, roomId, "one", 2);
    await untilAsked(page, "update_state", 2);
    await alice.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "Tea" }, "");
    await vi.waitFor(() => expect(alice.port.getState(roomId, "m.room.topic")).toHaveLength(1));

    await requestMore(page, TOPIC);
    await untilAsked(page, "update_state", 3);

    expect(pushes(page)[2]?.toSorted((a, b) => a.type.localeCompare(b.type))).toMatchObject([
      { type: "m.room.topic", content: { topic: "Tea" } },
      { type: "org.example.poll", content: { value: 2 } },
    ]);
  });

  it("136. A renegotiation without a new state capability pushes nothing", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    await requestMore(page, "org.matrix.msc2762.receive.event:m.reaction");
    await untilAsked(page, "notify_capabilities", 2);
    await setPoll(alice, roomId, "one", 2);
    await untilAsked(page, "update_state", 2);

    expect(pushes(page)[1]).toMatchObject([{ content: { value: 2 } }]);
  });

  it("137. A capability for one key yields that key only", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1, two: 2 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [`${POLL}#two`] });
    await untilAsked(page, "update_state");

    await setPoll(alice, roomId, "one", 3);
    await setPoll(alice, roomId, "two", 4);
    await untilAsked(page, "update_state", 2);

    expect(pushes(page).flat()).toMatchObject([
      { state_key: "two", content: { value: 2 } },
      { state_key: "two", content: { value: 4 } },
    ]);
    expect(pushes(page)).toHaveLength(2);
  });

  it("138. With timeline:* the state of all known rooms is pushed in one request", async () => {
    const { alice, roomId } = await aScene();
    const other = await aRoom(alice);
    await aPoll(alice, roomId, { one: 1 });
    await aPoll(alice, other, { one: 2 });

    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL, ALL_ROOMS] });
    await untilAsked(page, "update_state");

    expect(pushes(page)).toHaveLength(1);
    const rooms = pushes(page)[0]?.map(({ room_id }) => room_id);
    expect(rooms?.toSorted()).toEqual([roomId, other].toSorted());
  });

  it("139. Joining a room with timeline:* pushes its state, and its events are delivered", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [POLL, ALL_ROOMS, "org.matrix.msc2762.receive.event:m.room.message"],
    });
    await untilAsked(page, "update_state");
    const later = await aRoom(bob);
    await aPoll(bob, later, { one: 1 });

    await bob.client.invite(later, alice.userId);
    await alice.client.joinRoom(later);
    await vi.waitFor(() =>
      expect(pushes(page).flat()).toMatchObject([{ room_id: later, content: { value: 1 } }]),
    );
    await bob.client.sendMessage(later, { msgtype: MsgType.Text, body: "Welcome" });
    await untilAsked(page, "send_event");

    expect(pushes(page).flat()).toHaveLength(1);
    expect(page.asked("send_event").at(-1)?.data).toMatchObject({ room_id: later });
  });

  it("140. When the viewed room changes, an account widget is told that room's state", async () => {
    const { alice, roomId } = await aScene();
    const other = await aRoom(alice);
    await aPoll(alice, roomId, { one: 1 });
    await aPoll(alice, other, { one: 2 });
    const { page, session } = await aRoomWidget(alice, undefined, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    session.setViewedRoom(roomId);
    await untilAsked(page, "update_state", 2);
    session.setViewedRoom(other);
    await untilAsked(page, "update_state", 3);
    await setPoll(alice, roomId, "one", 5);
    await setPoll(alice, other, "one", 6);
    await untilAsked(page, "update_state", 4);

    expect(pushes(page)).toMatchObject([
      [],
      [{ room_id: roomId, content: { value: 1 } }],
      [{ room_id: other, content: { value: 2 } }],
      [{ room_id: other, content: { value: 6 } }],
    ]);
  });

  it("141. Overlapping capabilities do not duplicate entries", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });

    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [
        POLL,
        `${POLL}#one`,
        "m.receive.state_event:org.example.poll",
        `org.matrix.msc2762.timeline:${roomId}`,
        ALL_ROOMS,
      ],
    });
    await untilAsked(page, "update_state");
    await setPoll(alice, roomId, "one", 2);
    await untilAsked(page, "update_state", 2);

    expect(pushes(page)).toMatchObject([[{ content: { value: 1 } }], [{ content: { value: 2 } }]]);
    expect(page.asked("send_event")).toHaveLength(1);
  });

  it("142. A failing state read does not suppress the push", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const driver = aDriver(alice, roomId);
    const read = driver.readRoomState.bind(driver);
    vi.spyOn(driver, "readRoomState").mockImplementation((room, type, key) => {
      if (type === "m.room.topic") throw new Error("This driver fails");
      return read(room, type, key);
    });

    const { page } = await aRoomWidget(alice, roomId, { capabilities: [TOPIC, POLL] }, { driver });
    await untilAsked(page, "update_state");

    expect(pushes(page)).toMatchObject([[{ type: "org.example.poll" }]]);
  });

  it("143. The same change is not reported twice", async () => {
    const { alice, roomId } = await aScene();
    await aPoll(alice, roomId, { one: 1 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [POLL] });
    await untilAsked(page, "update_state");

    await setPoll(alice, roomId, "one", 2);
    await alice.client.sendMessage(roomId, { msgtype: MsgType.Text, body: "Between" });
    await setPoll(alice, roomId, "one", 3);
    await untilAsked(page, "update_state", 3);
    await untilAsked(page, "send_event", 2);

    expect(
      pushes(page)
        .flat()
        .map(({ content }) => content.value),
    ).toEqual([1, 2, 3]);
  });
});
