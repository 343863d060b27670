import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import type { TestPage } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { ask, negotiate } from "./support/raw-widget.ts";

const READ_EVENT = `${NAMESPACE}.read_event`;
const READ_EVENTS = "org.matrix.msc2876.read_events";
const EVENT_ID = `${NAMESPACE}.event_id`;
const MESSAGE = "m.room.message";
const RECEIVE = `org.matrix.msc2762.receive.event:${MESSAGE}`;
const TOPIC = "org.matrix.msc2762.receive.state_event:m.room.topic";
const text = { msgtype: "m.text", body: "Hello" };

const send = async (user: User, roomId: string, type: string, content: object): Promise<string> =>
  (await user.client.sendEvent(roomId, type as never, content as never)).event_id;

/** Alice has the widget, Bob is the other one in the room. */
async function aScene({ encryption = false, capabilities = [RECEIVE] } = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const bob = await aUser(homeserver, "bob", { encryption });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  const { page } = await aRoomWidget(alice, roomId, { capabilities });
  return { alice, bob, roomId, page };
}

const readEvent = (page: TestPage<unknown>, event_id: string, room_id?: string) =>
  ask(page, READ_EVENT, { event_id, ...(room_id !== undefined && { room_id }) });

describe("Reading one event by its id", () => {
  it("230. NS.read_event answers an event the widget may receive, decrypted, and null for every other", async () => {
    const { alice, bob, roomId, page } = await aScene({ encryption: true });
    const allowed = await send(bob, roomId, MESSAGE, text);
    const forbidden = await send(bob, roomId, "org.example.secret", text);
    await vi.waitFor(async () => expect(await alice.port.readEvent(roomId, forbidden)).toBeDefined());

    expect(await readEvent(page, allowed)).toEqual({
      event: expect.objectContaining({
        event_id: allowed,
        room_id: roomId,
        type: MESSAGE,
        sender: bob.userId,
        content: text,
      }),
    });
    expect(await readEvent(page, forbidden)).toEqual({ event: null });
    expect(await readEvent(page, "$unknown")).toEqual({ event: null });
  });

  it("230. An event that cannot be decrypted is null", async () => {
    const { alice, bob, roomId, page } = await aScene({
      encryption: true,
      capabilities: [RECEIVE, "org.matrix.msc2762.receive.event:m.room.encrypted"],
    });
    alice.onSync = (body) => {
      if (body.to_device) body.to_device.events = [];
    };
    const lost = await send(bob, roomId, MESSAGE, text);
    await vi.waitFor(() => expect(alice.client.getRoom(roomId)?.findEventById(lost)).toBeDefined());

    expect(await readEvent(page, lost)).toEqual({ event: null });
  });

  it("230. An event of another room is null, and the other room is closed", async () => {
    const { alice, page } = await aScene();
    const other = await aRoom(alice);
    const elsewhere = await send(alice, other, MESSAGE, text);

    expect(await readEvent(page, elsewhere)).toEqual({ event: null });
    expect(await readEvent(page, elsewhere, other)).toEqual({
      error: { message: `Unable to access room timeline: ${other}` },
    });
  });

  it("230. A state event needs the capability for its key", async () => {
    const { alice, roomId, page } = await aScene({ capabilities: [TOPIC] });
    const { event_id: topic } = await alice.client.setRoomTopic(roomId, "Tea");
    const { event_id: name } = await alice.client.setRoomName(roomId, "Kitchen");

    expect(await readEvent(page, topic)).toMatchObject({ event: { event_id: topic, state_key: "" } });
    expect(await readEvent(page, name)).toEqual({ event: null });
  });

  it("230. read_events takes an id in both spellings; what else it says is a filter", async () => {
    const { alice, roomId, page } = await aScene({ capabilities: [RECEIVE, TOPIC] });
    const message = await send(alice, roomId, MESSAGE, text);
    const { event_id: topic } = await alice.client.setRoomTopic(roomId, "Tea");
    const secret = await send(alice, roomId, "org.example.secret", {});
    const read = async (data: object) => (await ask(page, READ_EVENTS, data)).events;

    expect(await read({ [EVENT_ID]: message })).toMatchObject([{ event_id: message }]);
    expect(await read({ id: message })).toMatchObject([{ event_id: message }]);
    expect(await read({ id: topic, state_key: "" })).toMatchObject([{ event_id: topic }]);
    for (const data of [
      { id: secret },
      { id: "$unknown" },
      { id: message, type: "m.room.topic" },
      { id: message, msgtype: "m.notice" },
      { id: message, state_key: true },
      { id: topic, state_key: "other" },
    ]) {
      expect(await read(data)).toEqual([]);
    }
    expect(await ask(page, READ_EVENTS, { id: "" })).toEqual({
      error: { message: "Invalid request - missing event ID" },
    });
    expect(await ask(page, READ_EVENTS, { id: message, room_ids: [roomId, roomId] })).toHaveProperty(
      "events",
    );
  });

  it("229. Without its version, which takes a driver that can read one, it does not exist", async () => {
    const { readEvent: _absent, ...driver } = aMemoryDriver();
    const without = aRawSession({ driver });
    await negotiate(without, [RECEIVE]);
    const withIt = aRawSession();
    await negotiate(withIt, [RECEIVE]);
    const versions = async (page: TestPage<unknown>) =>
      (await ask(page, "supported_api_versions")).supported_versions;

    expect(await versions(withIt.page)).toContain(READ_EVENT);
    expect(await versions(without.page)).not.toContain(READ_EVENT);
    expect(await readEvent(without.page, "$event")).toEqual({
      error: { message: `Unknown or unsupported from-widget action: ${READ_EVENT}` },
    });
    expect(await ask(without.page, READ_EVENTS, { id: "$event" })).toEqual({
      error: { message: "Invalid request - missing event type" },
    });
  });
});
