import { Method } from "matrix-js-sdk";
import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser, type User } from "./a-user.ts";
import { eventually } from "./eventually.ts";

const text = (body: string, msgtype = "m.text") => ({ body, msgtype });

/** Sends one after the other and waits until the client has them all. */
async function said(user: User, roomId: string, ...bodies: readonly string[]): Promise<string[]> {
  const driver = aDriver(user, roomId);
  const ids: string[] = [];
  for (const body of bodies) ids.push((await driver.sendEvent("m.room.message", text(body))).eventId);
  const last = ids.at(-1);
  await eventually(async () => {
    const [newest] = await user.port.readTimeline(roomId, { type: "m.room.message", limit: 1 });
    expect(newest?.event_id).toBe(last);
  });
  return ids;
}

/** The SDK's types know no account data but their own. */
async function noted({ client, userId }: User, roomId: string, at: string): Promise<void> {
  const path = `/user/${encodeURIComponent(userId)}/rooms/${encodeURIComponent(roomId)}/account_data/org.example.note`;
  await client.http.authedRequest(Method.Put, path, undefined, { at });
}

const bodies = (events: readonly { content: unknown }[]) =>
  events.map(({ content }) => (content as { body?: unknown }).body);

describe("reading events", () => {
  it("153. Newest first within a room", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    await said(alice, roomId, "one", "two", "three");
    const events = await aDriver(alice, roomId).readRoomTimeline(
      roomId,
      "m.room.message",
      undefined,
      undefined,
      0,
      undefined,
    );
    expect(bodies(events)).toEqual(["three", "two", "one"]);
    expect(events[0]).toMatchObject({ room_id: roomId, sender: alice.userId, type: "m.room.message" });
  });

  it("152. Result never exceeds `limit` in total", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const rooms = [await aRoom(alice), await aRoom(alice)];
    for (const roomId of rooms) await said(alice, roomId, "one", "two", "three");
    const driver = aDriver(alice, rooms[0]);
    expect(await driver.readRoomEvents("m.room.message", undefined, 4, rooms)).toHaveLength(4);
    expect(await driver.readRoomEvents("m.room.message", undefined, 4, ["*"])).toHaveLength(4);
    expect(await driver.readStateEvents("m.room.create", undefined, 1, rooms)).toHaveLength(1);
  });

  it("gives 50 events where the widget names no limit", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    await said(alice, roomId, ...Array.from({ length: 55 }, (_, index) => `${index}`));
    const driver = aDriver(alice, roomId);
    expect(await driver.readRoomEvents("m.room.message", undefined, 0)).toHaveLength(50);
    const greedy = await driver.readRoomEvents("m.room.message", undefined, Number.MAX_SAFE_INTEGER);
    expect(greedy).toHaveLength(55);
  });

  it('151. `room_ids: "*"` means every known room, each once', async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const [here, there] = [await aRoom(alice), await aRoom(alice)];
    await said(alice, here, "here");
    await said(alice, there, "there");
    const driver = aDriver(alice, here);
    expect(new Set(driver.getKnownRooms())).toEqual(new Set([here, there]));
    const everywhere = await driver.readRoomEvents("m.room.message", undefined, 0, ["*"]);
    expect(bodies(everywhere)).toEqual(["there", "here"]);
    expect(bodies(await driver.readRoomEvents("m.room.message", undefined, 0, [there, there]))).toEqual([
      "there",
    ]);
    expect(bodies(await driver.readRoomEvents("m.room.message", undefined, 0, null))).toEqual(["here"]);
  });

  it("154. `since` returns only events after that id; an unknown id, all", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const [, second] = await said(alice, roomId, "one", "two", "three", "four");
    const driver = aDriver(alice, roomId);
    const after = await driver.readRoomEvents("m.room.message", undefined, 0, null, second);
    expect(bodies(after)).toEqual(["four", "three"]);
    const unknown = await driver.readRoomEvents("m.room.message", undefined, 0, null, "$unknown");
    expect(unknown).toHaveLength(4);
  });

  it("155. Nothing found: an empty list", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    expect(await driver.readRoomEvents("org.example.none", undefined, 0)).toEqual([]);
    expect(
      await driver.readRoomTimeline("!unknown:a", "m.room.message", undefined, undefined, 0, undefined),
    ).toEqual([]);
    expect(await driver.readRoomState("!unknown:a", "m.room.name", undefined)).toEqual([]);
    expect(await aDriver(alice, undefined).readRoomEvents("m.room.message", undefined, 0)).toEqual([]);
  });

  it("158. `msgtype` filters `m.room.message` only", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    await driver.sendEvent("org.example.note", text("a note", "m.emote"));
    await driver.sendEvent("m.room.message", text("waves", "m.emote"));
    await said(alice, roomId, "hello");
    expect(bodies(await driver.readRoomEvents("m.room.message", "m.emote", 0))).toEqual(["waves"]);
    expect(bodies(await driver.readRoomEvents("org.example.note", "m.text", 0))).toEqual(["a note"]);
  });

  it('148. `state_key: "k"` returns only that key', async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    await driver.sendEvent("org.example.seat", { at: 1 }, "one");
    await driver.sendEvent("org.example.seat", { at: 2 }, "two");
    await driver.sendEvent("org.example.seat", { at: 3 }, "one");
    await eventually(async () => {
      expect(await driver.readRoomState(roomId, "org.example.seat", "one")).toEqual([
        expect.objectContaining({ content: { at: 3 }, state_key: "one" }),
      ]);
    });
    expect(await driver.readRoomState(roomId, "org.example.seat", undefined)).toHaveLength(2);
    expect(await driver.readRoomState(roomId, "org.example.seat", "")).toEqual([]);
    const facts = await driver.readRoomTimeline(roomId, "org.example.seat", undefined, "one", 0, undefined);
    expect(facts.map(({ content }) => content)).toEqual([{ at: 3 }, { at: 1 }]);
    const anyKey = await driver.readRoomTimeline(
      roomId,
      "org.example.seat",
      undefined,
      undefined,
      0,
      undefined,
    );
    expect(anyKey).toHaveLength(3);
    expect(await driver.readStateEvents("org.example.seat", "two", 0)).toHaveLength(1);
  });

  it("156. Undecryptable events are left out, and ciphertext is never shown", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const bob = await aUser(homeserver, "bob");
    const roomId = await aRoom(alice, { others: [bob], encrypted: true });
    await said(alice, roomId, "secret");
    expect(bodies(await aDriver(alice, roomId).readRoomEvents("m.room.message", undefined, 0))).toEqual([
      "secret",
    ]);
    await eventually(() => {
      expect(bob.client.getRoom(roomId)?.getLiveTimeline().getEvents().at(-1)?.getWireType()).toBe(
        "m.room.encrypted",
      );
    });
    const driver = aDriver(bob, roomId);
    expect(await driver.readRoomEvents("m.room.message", undefined, 0)).toEqual([]);
    expect(await driver.readRoomEvents("m.room.encrypted", undefined, 0)).toEqual([]);
  });

  it("157. Redacted events appear redacted", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const [eventId] = await said(alice, roomId, "oops");
    await driver.sendEvent("m.room.redaction", { redacts: eventId });
    await eventually(async () => {
      const [event] = await driver.readRoomEvents("m.room.message", undefined, 1);
      expect(event).toMatchObject({ event_id: eventId, content: {} });
    });
  });

  it("166. Room account data is read in the rooms that are named", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const [here, there] = [await aRoom(alice), await aRoom(alice)];
    await noted(alice, here, "here");
    await noted(alice, there, "there");
    const driver = aDriver(alice, here);
    const note = (roomId: string, at: string) => ({
      type: "org.example.note",
      room_id: roomId,
      content: { at },
    });
    await eventually(async () => {
      expect(await driver.readRoomAccountData("org.example.note", [there])).toEqual([note(there, "there")]);
      expect(await driver.readRoomAccountData("org.example.note")).toEqual([note(here, "here")]);
    });
    expect(await driver.readRoomAccountData("org.example.note", ["*"])).toHaveLength(2);
    expect(await driver.readRoomAccountData("org.example.none")).toEqual([]);
  });
});
