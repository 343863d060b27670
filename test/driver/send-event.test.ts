import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";
import { eventually } from "./eventually.ts";

const content = { body: "Hello", msgtype: "m.text", "org.example.extra": { nested: [1, null, "ü"] } };

describe("sending events", () => {
  it("75. Success reply has room_id and event_id of the homeserver", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const sent = await aDriver(alice, roomId).sendEvent("m.room.message", content);
    expect(sent).toEqual({ roomId, eventId: expect.stringMatching(/^\$/) });
    const raw = await alice.client.fetchRoomEvent(roomId, sent.eventId);
    expect(raw).toMatchObject({ type: "m.room.message", content, sender: alice.userId });
  });

  it("76. Type, key and content reach the homeserver unmodified in clear rooms", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    await driver.sendEvent("org.example.vote", content, null);
    await driver.sendEvent("org.example.poll", content, "key/with #odd% signs", roomId);
    expect(homeserver.bodiesOf("/send/org.example.vote/")).toEqual([content]);
    expect(homeserver.bodiesOf("/state/org.example.poll/key/with #odd% signs")).toEqual([content]);
  });

  it('67. `state_key: ""` uses the state endpoint', async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const { eventId } = await aDriver(alice, roomId).sendEvent("m.room.topic", { topic: "Tea" }, "");
    expect(homeserver.bodiesOf("/send/")).toEqual([]);
    const raw = await alice.client.fetchRoomEvent(roomId, eventId);
    expect(raw).toMatchObject({ type: "m.room.topic", state_key: "" });
  });

  it("68. No `room_id`: bound room; account widget: the room viewed when the request arrives", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const [bound, first, second] = [await aRoom(alice), await aRoom(alice), await aRoom(alice)];
    let viewed = first;
    const getViewedRoomId = () => viewed;

    const ofRoom = aDriver(alice, bound, { getViewedRoomId });
    expect((await ofRoom.sendEvent("m.room.message", content)).roomId).toBe(bound);
    const ofAccount = aDriver(alice, undefined, { getViewedRoomId });
    expect((await ofAccount.sendEvent("m.room.message", content)).roomId).toBe(first);
    viewed = second;
    expect((await ofAccount.sendEvent("m.room.message", content)).roomId).toBe(second);
    expect((await ofAccount.sendEvent("m.room.message", content, null, bound)).roomId).toBe(bound);
  });

  it("69. No bound/viewed room and no `room_id`: an error, nothing sent", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, undefined);
    const before = homeserver.seen.filter(({ method }) => method === "PUT").length;
    const refused = { code: "not-ready", message: expect.stringContaining("named no room") };
    await expect(driver.sendEvent("m.room.message", content)).rejects.toMatchObject(refused);
    await expect(driver.sendStickyEvent(1000, "m.room.message", content)).rejects.toMatchObject(refused);
    await expect(driver.sendDelayedEvent(1000, "m.room.message", content)).rejects.toMatchObject(refused);
    await expect(driver.sendDelayedStickyEvent(1, 1, "m.a", content)).rejects.toMatchObject(refused);
    expect(homeserver.seen.filter(({ method }) => method === "PUT").length).toBe(before);
  });

  it("74. Missing `content` is sent as `{}`", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await driver.sendEvent("org.example.ping", undefined);
    await driver.sendEvent("org.example.ping", null);
    expect(homeserver.bodiesOf("/send/org.example.ping/")).toEqual([{}, {}]);
  });

  it.each([["text"], [42], [[1, 2]]])("refuses %j as content, having sent nothing", async (bad) => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await expect(driver.sendEvent("org.example.ping", bad)).rejects.toMatchObject({
      code: "invalid-argument",
    });
    expect(homeserver.bodiesOf("/send/")).toEqual([]);
  });

  it("77. In encrypted rooms the wire event is `m.room.encrypted`; the widget's echo is clear", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const roomId = await aRoom(alice, { encrypted: true });
    const echoes: unknown[] = [];
    alice.port.subscribe((update) => {
      if (update.kind === "timeline") echoes.push(update.event);
    });
    const { eventId } = await aDriver(alice, roomId).sendEvent("m.room.message", content);
    const onTheWire = homeserver.bodiesOf("/send/m.room.encrypted/");
    expect(onTheWire).toEqual([expect.objectContaining({ algorithm: "m.megolm.v1.aes-sha2" })]);
    expect(JSON.stringify(homeserver.seen)).not.toContain("org.example.extra");
    await eventually(() => {
      expect(echoes).toContainEqual(
        expect.objectContaining({ event_id: eventId, type: "m.room.message", content }),
      );
    });
  });

  it("78. `m.room.redaction` with `content.redacts` calls `/redact` with reason preserved", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const { eventId: redacts } = await driver.sendEvent("m.room.message", content);
    const redaction = { redacts, reason: "A typo" };
    const { eventId } = await driver.sendEvent("m.room.redaction", redaction);
    expect(homeserver.bodiesOf(`/redact/${redacts}/`)).toEqual([{ reason: "A typo" }]);
    const redacted = await alice.client.fetchRoomEvent(roomId, redacts);
    expect(redacted.content).toEqual({});
    expect(redacted.unsigned).toMatchObject({ redacted_because: { event_id: eventId } });
  });

  it("refuses a redaction that names no event, having sent nothing", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    for (const bad of [{}, { redacts: "" }, { redacts: 7 }]) {
      await expect(driver.sendEvent("m.room.redaction", bad)).rejects.toThrow("names no event");
    }
    expect(homeserver.bodiesOf("/redact/")).toEqual([]);
    expect(homeserver.bodiesOf("/send/")).toEqual([]);
  });

  it("T-56 79. `redacts` in other types does not redact", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const { eventId: redacts } = await driver.sendEvent("m.room.message", content);
    await driver.sendEvent("org.example.note", { redacts });
    await driver.sendEvent("m.room.redaction", { redacts }, "a state key makes it state");
    expect(homeserver.bodiesOf("/redact/")).toEqual([]);
    const untouched = await alice.client.fetchRoomEvent(roomId, redacts);
    expect(untouched.content).toEqual(content);
  });

  it("82. Transaction ids are unique per request; a retry by the widget is a new event", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const sent = await Promise.all([1, 2, 3].map(() => driver.sendEvent("m.room.message", content)));
    expect(new Set(sent.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it("sends a sticky event for the time asked", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const sticky = { msc4354_sticky_key: "alice" };
    const { eventId } = await driver.sendStickyEvent(60_000, "org.matrix.msc4143.rtc.member", sticky);
    const expected = { event_id: eventId, content: sticky, msc4354_sticky: { duration_ms: 60_000 } };
    await eventually(async () => {
      expect(await driver.readStickyEvents(roomId)).toEqual([expect.objectContaining(expected)]);
    });
  });

  it.each([[-1], [1.5], [Number.NaN]])(
    "refuses %d ms as sticky duration, having sent nothing",
    async (duration) => {
      const homeserver = aHomeserver();
      const alice = await aUser(homeserver, "alice");
      const driver = aDriver(alice, await aRoom(alice));
      await expect(driver.sendStickyEvent(duration, "org.example.member", {})).rejects.toThrow(
        "no whole number",
      );
      expect(homeserver.bodiesOf("/send/")).toEqual([]);
    },
  );
});
