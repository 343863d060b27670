import { ClientEvent } from "matrix-js-sdk";
import { describe, expect, it, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, ROOM } from "./support/a-memory-client.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { negotiate, untilAsked } from "./support/raw-widget.ts";

const type = "io.element.call.encryption_keys";
const RECEIVE = `org.matrix.msc3819.receive.to_device:${type}`;

async function aScene(encryption: boolean) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const bob = await aUser(homeserver, "bob", { encryption });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  return { alice, bob, roomId };
}

const send = (from: User, to: User, eventType: string, encrypted: boolean, content: object) =>
  from.port.sendToDevice({
    type: eventType,
    encrypted,
    contents: { [to.userId]: { "*": content as Readonly<Record<string, unknown>> } },
  });

describe("Receiving to-device messages", () => {
  it("183. Approved types are delivered, one message per request, 186. with exactly four fields", async () => {
    const { alice, bob, roomId } = await aScene(false);
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    await send(bob, alice, "org.example.other", false, {});
    await send(bob, alice, type, false, { key: 1 });
    await send(bob, alice, type, false, { key: 2 });
    await untilAsked(page, "send_to_device", 2);

    expect(page.asked("send_to_device").map(({ data }) => data)).toEqual([
      { type, sender: bob.userId, content: { key: 1 }, encrypted: false },
      { type, sender: bob.userId, content: { key: 2 }, encrypted: false },
    ]);
  });

  it("T-58 184. In an encrypted room a clear message is not delivered, 185. an encrypted one is and says so", async () => {
    const { alice, bob, roomId } = await aScene(true);
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    await send(bob, alice, type, false, { key: "clear", encrypted: true });
    await send(bob, alice, type, true, { key: "encrypted" });
    await untilAsked(page, "send_to_device");

    expect(page.asked("send_to_device").map(({ data }) => data)).toEqual([
      { type, sender: bob.userId, content: { key: "encrypted" }, encrypted: true },
    ]);
  });

  it("187. Key exchange never reaches a widget", async () => {
    const { alice, bob, roomId } = await aScene(true);
    const { page, session } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc3819.receive.to_device:m.room_key"],
    });

    await bob.client.sendMessage(roomId, { msgtype: "m.text", body: "Brings a room key" } as never);
    await send(bob, alice, type, true, { key: "last" });
    await untilAsked(page, "send_to_device");

    expect(page.asked("send_to_device")).toHaveLength(1);
    expect(session.getState()).toMatchObject({ approved: [RECEIVE] });
  });

  it("191. The host processes what a widget also gets: the app hears it, and a room key opens the room", async () => {
    const { alice, bob, roomId } = await aScene(true);
    const { page } = await aRoomWidget(alice, roomId, {
      capabilities: [RECEIVE, "org.matrix.msc2762.receive.event:m.room.message"],
    });
    const heard: unknown[] = [];
    alice.client.on(ClientEvent.ReceivedToDeviceMessage, ({ message }) => heard.push(message.content));

    await bob.client.sendMessage(roomId, { msgtype: "m.text", body: "Brings a room key" } as never);
    await send(bob, alice, type, true, { key: 1 });

    expect((await untilAsked(page, "send_event")).data.content.body).toBe("Brings a room key");
    expect((await untilAsked(page, "send_to_device")).data.content).toEqual({ key: 1 });
    expect(heard).toContainEqual({ key: 1 });
  });

  it("189. Unverified sender devices are dropped when the user or the room excludes them", async () => {
    const { alice, bob, roomId } = await aScene(true);
    const crypto = alice.client.getCrypto();
    const room = alice.client.getRoom(roomId);
    if (crypto === undefined || room === null) throw new Error("Alice has no encryption or no room");
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
    const heard: unknown[] = [];
    alice.client.on(ClientEvent.ReceivedToDeviceMessage, ({ message }) => heard.push(message.content));
    const sendAndHear = async (key: string) => {
      await send(bob, alice, type, true, { key });
      await vi.waitFor(() => expect(heard).toContainEqual({ key }), 5_000);
    };

    crypto.globalBlacklistUnverifiedDevices = true;
    await sendAndHear("excluded by the user");
    room.setBlacklistUnverifiedDevices(false);
    await sendAndHear("let in by the room");
    crypto.globalBlacklistUnverifiedDevices = false;
    room.setBlacklistUnverifiedDevices(true);
    await sendAndHear("excluded by the room");
    room.setBlacklistUnverifiedDevices(false);
    await sendAndHear("let in again");
    await untilAsked(page, "send_to_device", 2);

    expect(page.asked("send_to_device").map(({ data }) => data.content.key)).toEqual([
      "let in by the room",
      "let in again",
    ]);
  });

  it("189. Verified sender devices are let in by those who exclude the others", async () => {
    const client = aMemoryClient();
    const router = createEventRouter({ ...client, excludesUnverifiedDevices: (roomId) => roomId === ROOM });
    const test = aRawSession({ router });
    await negotiate(test, [RECEIVE]);
    const message = { type, sender: "@bob:hs.localhost", encrypted: true };

    for (const senderVerified of [undefined, false, true]) {
      client.emit({
        kind: "to-device",
        message: { ...message, content: { senderVerified }, senderVerified },
      });
    }

    expect((await untilAsked(test.page, "send_to_device")).data.content).toEqual({ senderVerified: true });
  });

  it("190. Messages from before the session are not replayed", async () => {
    const { alice, bob, roomId } = await aScene(false);
    await send(bob, alice, type, false, { key: "old" });
    await bob.client.sendMessage(roomId, { msgtype: "m.text", body: "Marks the time" } as never);
    await vi.waitFor(() =>
      expect(alice.client.getRoom(roomId)?.getLastLiveEvent()?.getContent()["body"]).toBe("Marks the time"),
    );
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    await send(bob, alice, type, false, { key: "new" });
    await untilAsked(page, "send_to_device");

    expect(page.asked("send_to_device").map(({ data }) => data.content)).toEqual([{ key: "new" }]);
  });
});
