import "./support/silent-sdk.ts"; // before the SDK, which keeps some loggers as they are when it loads

import { EventType, MsgType, RelationType } from "matrix-js-sdk";
import { describe, expect, it, vi } from "vitest";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { untilReady } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { untilAsked } from "./support/raw-widget.ts";

const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const SEND = "org.matrix.msc2762.send.event:m.room.message";

const told = (page: TestPage<unknown>): readonly Wire[] => page.asked("send_event").map(({ data }) => data);

async function say(
  user: User,
  roomId: string,
  body: string,
  msgtype: string = MsgType.Text,
): Promise<string> {
  const content = { msgtype, body };
  return (await user.client.sendEvent(roomId, EventType.RoomMessage, content as never)).event_id;
}

/** Alice has the widget, Bob is the other one in the room. */
async function aScene({
  encryption = false,
  ...options
}: {
  encryption?: boolean;
  timelineLimit?: number;
} = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption, ...options });
  const bob = await aUser(homeserver, "bob", { encryption, ...options });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  return { homeserver, alice, bob, roomId };
}

describe("Receiving timeline events", () => {
  it("107. A live event of an approved type in the bound room is delivered once", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    const first = await say(bob, roomId, "Hello");
    const second = await say(bob, roomId, "Again");
    await untilAsked(page, "send_event", 2);

    expect(told(page).map(({ event_id }) => event_id)).toEqual([first, second]);
  });

  it("108. An event of another type, msgtype or key is not delivered", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [
        "org.matrix.msc2762.receive.event:m.room.message#m.text",
        "org.matrix.msc2762.receive.state_event:org.example.poll#mine",
      ],
    });

    await bob.client.sendEvent(roomId, "org.example.other" as never, {} as never);
    await say(bob, roomId, "Notice", MsgType.Notice);
    await alice.client.sendStateEvent(roomId, "org.example.poll" as never, {} as never, "another");
    await alice.client.sendStateEvent(roomId, "org.example.poll" as never, {} as never, "mine");
    const last = await say(bob, roomId, "Text");
    await vi.waitFor(() => expect(told(page).at(-1)?.event_id).toBe(last));

    expect(told(page)).toMatchObject([{ type: "org.example.poll", state_key: "mine" }, { event_id: last }]);
  });

  it("109. The user's own event is delivered once, after the server's echo", async () => {
    const { alice, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE, SEND] });

    const sent = await page.run(({ api }) =>
      api.sendRoomEvent("m.room.message", { msgtype: "m.text", body: "Mine" }),
    );
    const typed = await say(alice, roomId, "Typed in the client");
    await untilAsked(page, "send_event", 2);

    expect(told(page).map(({ event_id }) => event_id)).toEqual([sent.event_id, typed]);
    expect(sent.event_id).toMatch(/^\$/);
  });

  it("110. The echo is delivered even if it arrives before the reply was posted", async () => {
    const { alice, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE, SEND] });
    const release = alice.holdReplies("/send/m.room.message");

    const sending = page.run(({ api }) =>
      api.sendRoomEvent("m.room.message", { msgtype: "m.text", body: "Mine" }),
    );
    const echo = await untilAsked(page, "send_event");
    const repliesBefore = page.heard.filter(
      ({ api, action }) => api === "fromWidget" && action === "send_event",
    );
    release();
    const sent = await sending;

    expect(repliesBefore).toEqual([]);
    expect(echo.data.event_id).toBe(sent.event_id);
  });

  it("111. A delivered event has all fields of a client event, and its room", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    const eventId = await say(bob, roomId, "Hello");
    const { data } = await untilAsked(page, "send_event");

    expect(data).toEqual({
      type: "m.room.message",
      sender: bob.userId,
      event_id: eventId,
      room_id: roomId,
      origin_server_ts: expect.any(Number),
      content: { msgtype: "m.text", body: "Hello" },
      unsigned: expect.any(Object),
    });
  });

  it("112. An encrypted event is delivered after decryption with its clear type, the ciphertext never", async () => {
    const { homeserver, alice, bob, roomId } = await aScene({ encryption: true });
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.receive.event:m.room.encrypted"],
    });

    const eventId = await say(bob, roomId, "A secret");
    await untilAsked(page, "send_event");

    expect(told(page)).toMatchObject([
      { type: "m.room.message", event_id: eventId, content: { body: "A secret" } },
    ]);
    const stored = homeserver.inspect.roomEvents(roomId).at(-1);
    expect(stored).toMatchObject({ event_id: eventId, type: "m.room.encrypted" });
  });

  it("113. The clear part's relation is in the content, the cipher's fields are not", async () => {
    const { alice, bob, roomId } = await aScene({ encryption: true });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    const parent = await say(bob, roomId, "Parent");

    const relation = { rel_type: RelationType.Thread, event_id: parent };
    const content = { msgtype: MsgType.Text, body: "Child", "m.relates_to": relation };
    await bob.client.sendEvent(roomId, EventType.RoomMessage, content as never);
    const { data } = await untilAsked(page, "send_event", 2);

    expect(data.content).toEqual({ msgtype: "m.text", body: "Child", "m.relates_to": relation });
  });

  it("114. An event whose key comes late is delivered when it can be decrypted", async () => {
    const { alice, bob, roomId } = await aScene({ encryption: true });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    const withheld: unknown[] = [];
    alice.onSync = (body) => {
      withheld.push(...(body.to_device?.events.splice(0) ?? []));
    };

    const eventId = await say(bob, roomId, "A secret");
    await vi.waitFor(
      () => expect(alice.client.getRoom(roomId)?.findEventById(eventId)?.isDecryptionFailure()).toBe(true),
      {
        timeout: 5_000,
      },
    );
    expect(told(page)).toEqual([]);
    alice.onSync = (body) => {
      body.to_device = { events: [...withheld.splice(0), ...(body.to_device?.events ?? [])] };
    };
    const later = await say(bob, roomId, "Another");
    await untilAsked(page, "send_event", 2);

    expect(
      told(page)
        .map(({ event_id }) => event_id)
        .toSorted(),
    ).toEqual([eventId, later].toSorted());
    expect(told(page).find(({ event_id }) => event_id === eventId)).toMatchObject({
      content: { body: "A secret" },
    });
  });

  it("115. Events from before the session are not delivered", async () => {
    const { alice, bob, roomId } = await aScene();
    for (let index = 0; index < 30; index++) await say(bob, roomId, `Old ${index}`);
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    const room = alice.client.getRoom(roomId);
    if (room !== null) await alice.client.scrollback(room, 20);
    const fresh = await say(bob, roomId, "New");
    await untilAsked(page, "send_event");

    expect(told(page).map(({ event_id }) => event_id)).toEqual([fresh]);
  });

  it("115. History is not delivered to a document that was loaded later", async () => {
    const { alice, bob, roomId } = await aScene();
    const test = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    await say(bob, roomId, "For the first document");
    await untilAsked(test.page, "send_event");

    await test.page.run(() => location.reload());
    await untilReady(test, 2);
    const fresh = await say(bob, roomId, "For the second");
    await untilAsked(test.page, "send_event", 2);

    expect(told(test.page).at(-1)).toMatchObject({ event_id: fresh });
    expect(told(test.page)).toHaveLength(2);
  });

  it("116. Events of other rooms need a timeline capability", async () => {
    const { alice, bob, roomId } = await aScene();
    const named = await aRoom(alice, { others: [bob] });
    const other = await aRoom(alice, { others: [bob] });
    const without = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    const withOne = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, `org.matrix.msc2762.timeline:${named}`],
    });
    const withAll = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.timeline:*"],
    });

    await say(bob, other, "Other");
    await say(bob, named, "Named");
    await say(bob, roomId, "Own");
    for (const { page } of [without, withOne, withAll]) {
      await vi.waitFor(() => expect(told(page).at(-1)?.room_id).toBe(roomId));
    }

    expect(told(without.page).map(({ room_id }) => room_id)).toEqual([roomId]);
    expect(told(withOne.page).map(({ room_id }) => room_id)).toEqual([named, roomId]);
    expect(told(withAll.page).map(({ room_id }) => room_id)).toEqual([other, named, roomId]);
  });

  it("64. timeline:* includes rooms joined later", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.timeline:*"],
    });

    const later = await aRoom(bob, { others: [alice] });
    await say(bob, later, "Later");
    await vi.waitFor(() => expect(told(page).at(-1)?.content.body).toBe("Later"));

    expect(told(page)).toMatchObject([{ room_id: later }]);
  });

  it("117. A room widget keeps receiving its room's events when the user views another room", async () => {
    const { alice, bob, roomId } = await aScene();
    const other = await aRoom(alice, { others: [bob] });
    const { page, session } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    session.setViewedRoom(other);
    await say(bob, other, "Not for it");
    await say(bob, roomId, "For it");
    await untilAsked(page, "send_event");

    expect(told(page)).toMatchObject([{ room_id: roomId }]);
  });

  it("118. An account widget receives the viewed room's events only", async () => {
    const { alice, bob, roomId } = await aScene();
    const other = await aRoom(alice, { others: [bob] });
    const { page, session } = await aRoomWidget(alice, undefined, { capabilities: [RECEIVE] });

    await say(bob, roomId, "Nothing is viewed");
    session.setViewedRoom(other);
    await say(bob, roomId, "Another is viewed");
    await say(bob, other, "Viewed");
    await untilAsked(page, "send_event");
    session.setViewedRoom(roomId);
    await say(bob, other, "Not viewed any more");
    await say(bob, roomId, "Viewed now");
    await untilAsked(page, "send_event", 2);

    expect(told(page).map(({ content }) => content.body)).toEqual(["Viewed", "Viewed now"]);
  });

  it("119. A room that the user left delivers nothing more", async () => {
    const { alice, bob, roomId } = await aScene();
    const other = await aRoom(alice, { others: [bob] });
    const widget = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.timeline:*"],
    });
    const ofOther = await aRoomWidget(alice, other, { capabilities: [RECEIVE] });
    await say(bob, other, "Before");
    await untilAsked(ofOther.page, "send_event");

    await alice.client.leave(other);
    await vi.waitFor(() => {
      expect(ofOther.session.getState()).toEqual({ status: "ended", reason: "room-left" });
    });
    await say(bob, other, "After");
    await say(bob, roomId, "Elsewhere");
    await vi.waitFor(() => expect(told(widget.page).at(-1)?.content.body).toBe("Elsewhere"));

    expect(told(widget.page).map(({ content }) => content.body)).toEqual(["Before", "Elsewhere"]);
    expect(told(ofOther.page)).toHaveLength(1);
  });

  it("120. State events in the timeline are delivered as send_event too", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: ["org.matrix.msc2762.receive.state_event:m.room.topic"],
    });

    await bob.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "Tea" }, "");
    const { data } = await untilAsked(page, "send_event");

    expect(data).toMatchObject({ type: "m.room.topic", state_key: "", content: { topic: "Tea" } });
    expect(page.asked("send_event")).toHaveLength(1);
  });

  it("121. A redaction is delivered as m.room.redaction where that is approved", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.receive.event:m.room.redaction"],
    });
    const without = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    const target = await say(bob, roomId, "Oops");

    await bob.client.redactEvent(roomId, target, undefined, { reason: "typo" });
    await untilAsked(page, "send_event", 2);
    await say(bob, roomId, "Last");
    await untilAsked(without.page, "send_event", 2);

    expect(told(page)[1]).toMatchObject({
      type: "m.room.redaction",
      content: { redacts: target, reason: "typo" },
    });
    expect(told(without.page).map(({ type }) => type)).toEqual(["m.room.message", "m.room.message"]);
  });

  it("122. Events approved through renegotiation are delivered from then on", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [] });
    const before = await say(bob, roomId, "Before");
    await vi.waitFor(() => expect(alice.client.getRoom(roomId)?.findEventById(before)).toBeDefined());

    await page.run(({ api }, capability) => {
      api.requestCapability(capability);
      return api.updateRequestedCapabilities();
    }, RECEIVE);
    await untilAsked(page, "notify_capabilities", 2);
    await say(bob, roomId, "After");
    await untilAsked(page, "send_event");

    expect(told(page).map(({ content }) => content.body)).toEqual(["After"]);
  });

  it("123. The order within a room is the timeline's, also where some events take decrypting", async () => {
    const { alice, bob, roomId } = await aScene({ encryption: true });
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.receive.state_event:m.room.topic"],
    });

    const bodies = Array.from({ length: 12 }, (_, index) => `Number ${index}`);
    for (const [index, body] of bodies.entries()) {
      if (index % 3 === 2) await bob.client.sendStateEvent(roomId, EventType.RoomTopic, { topic: body }, "");
      else await say(bob, roomId, body);
    }
    await untilAsked(page, "send_event", bodies.length);

    expect(told(page).map(({ content }) => content.body ?? content.topic)).toEqual(bodies);
  });

  it("124. A widget that never acknowledges still receives later events", async () => {
    const { alice, bob, roomId } = await aScene();
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE], isSilent: true });

    for (let index = 0; index < 80; index++) await say(bob, roomId, `Number ${index}`);
    await vi.waitFor(() => expect(told(page)).toHaveLength(80), { timeout: 5_000 });

    expect(told(page).at(-1)).toMatchObject({ content: { body: "Number 79" } });
  });

  const RECEIVE_MEMBER = "org.matrix.msc2762.receive.event:org.matrix.msc4143.rtc.member";
  const RECEIVE_STICKY = "org.matrix.msc4407.receive.sticky_event";

  const stick = (user: User, roomId: string, key: string, durationMs: number) =>
    user.port.sendStickyEvent(
      roomId,
      "org.matrix.msc4143.rtc.member",
      { msc4354_sticky_key: key, application: { type: "m.call" } },
      durationMs,
    );

  it("125. With receive.sticky_event the events that are sticky now are pushed once, also in the bound room", async () => {
    const { alice, bob, roomId } = await aScene();
    const sticky = await stick(bob, roomId, "bob", 600_000);
    await bob.port.sendStickyEvent(roomId, "org.example.other", { msc4354_sticky_key: "x" }, 600_000);
    await vi.waitFor(() => expect(alice.port.getStickyEvents(roomId)).toHaveLength(2));
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE_MEMBER, RECEIVE_STICKY, RECEIVE],
    });
    const without = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE_MEMBER, RECEIVE] });

    const live = await stick(bob, roomId, "bob-again", 600_000);
    await page.run(({ api }) => {
      api.requestCapability("org.matrix.msc2762.receive.event:m.reaction");
      return api.updateRequestedCapabilities();
    });
    await untilAsked(page, "notify_capabilities", 2);
    const last = await say(bob, roomId, "Last");
    await vi.waitFor(() => expect(told(page).at(-1)?.event_id).toBe(last));
    await vi.waitFor(() => expect(told(without.page).at(-1)?.event_id).toBe(last));

    expect(told(page).map(({ event_id }) => event_id)).toEqual([sticky, live, last]);
    expect(told(page)[0]).toMatchObject({ msc4354_sticky: { duration_ms: 600_000 } });
    expect(told(without.page).map(({ event_id }) => event_id)).toEqual([live, last]);
  });

  it("126. Events that are sticky no longer are not pushed", async () => {
    const { alice, bob, roomId } = await aScene();
    await stick(bob, roomId, "short", 300);
    const long = await stick(bob, roomId, "long", 600_000);
    await vi.waitFor(
      () => expect(alice.port.getStickyEvents(roomId).map(({ event_id }) => event_id)).toEqual([long]),
      {
        timeout: 5_000,
      },
    );

    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE_MEMBER, RECEIVE_STICKY, RECEIVE],
    });
    const last = await say(bob, roomId, "Last");
    await vi.waitFor(() => expect(told(page).at(-1)?.event_id).toBe(last));

    expect(told(page).map(({ event_id }) => event_id)).toEqual([long, last]);
  });

  it("127. A sticky event that comes in the sticky section of a sync only is delivered once", async () => {
    const { alice, bob, roomId } = await aScene({ timelineLimit: 5 });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE_MEMBER, RECEIVE_STICKY] });

    alice.pauseSync();
    const sticky = await stick(bob, roomId, "bob", 600_000);
    for (let index = 0; index < 30; index++) await say(bob, roomId, `Number ${index}`);
    alice.resumeSync();
    await untilAsked(page, "send_event");
    const live = await stick(bob, roomId, "bob-again", 600_000);
    await untilAsked(page, "send_event", 2);

    expect(told(page).map(({ event_id }) => event_id)).toEqual([sticky, live]);
    const timeline = alice.client.getRoom(roomId)?.getLiveTimeline().getEvents() ?? [];
    expect(timeline.map((event) => event.getId())).not.toContain(sticky);
  });
});
