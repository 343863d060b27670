import { EventType, type MatrixClient, MsgType, Preset, RoomEvent } from "matrix-js-sdk";
import { expect, onTestFinished, test, vi } from "vitest";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { aClient } from "./a-client.ts";

function aHomeserver(): Homeserver {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  return homeserver;
}

const joins = (client: MatrixClient, roomId: string) =>
  vi.waitFor(() => expect(client.getRoom(roomId)?.getMyMembership()).toBe("join"));

const messagesOf = (client: MatrixClient, roomId: string) =>
  client
    .getRoom(roomId)
    ?.getLiveTimeline()
    .getEvents()
    .filter((event) => event.getType() === "m.room.message")
    .map((event) => event.getContent()["body"]);

test("Two matrix-js-sdk clients create, invite, join, send and receive", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");

  const { room_id: roomId } = await alice.createRoom({ name: "Tea", preset: Preset.PrivateChat });
  await joins(alice, roomId);
  expect(alice.getRoom(roomId)?.name).toBe("Tea");
  await alice.invite(roomId, bob.getSafeUserId());
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.getMyMembership()).toBe("invite"));
  expect(bob.getRoom(roomId)?.name).toBe("Tea");

  await bob.joinRoom(roomId);
  await joins(bob, roomId);
  await alice.sendMessage(roomId, { msgtype: MsgType.Text, body: "Milk?" });
  await vi.waitFor(() => expect(messagesOf(bob, roomId)).toEqual(["Milk?"]));
  await bob.sendMessage(roomId, { msgtype: MsgType.Text, body: "Please" });
  await vi.waitFor(() => expect(messagesOf(alice, roomId)).toEqual(["Milk?", "Please"]));

  const members = alice
    .getRoom(roomId)
    ?.getJoinedMembers()
    .map((member) => member.userId);
  expect(members).toEqual(["@alice:hs.localhost", "@bob:hs.localhost"]);
});

test("A sender's client knows its own event again by the transaction id", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const { room_id: roomId } = await alice.createRoom({});
  await joins(alice, roomId);

  const events: (string | undefined)[] = [];
  alice.on(RoomEvent.Timeline, (event) => {
    if (event.getType() === "m.room.message") events.push(event.getId());
  });
  const { event_id: eventId } = await alice.sendMessage(roomId, { msgtype: MsgType.Text, body: "Once" });
  await alice.sendMessage(roomId, { msgtype: MsgType.Text, body: "Twice" });
  await vi.waitFor(() => expect(alice.getRoom(roomId)?.findEventById(eventId)?.status).toBeNull());
  expect(messagesOf(alice, roomId)).toEqual(["Once", "Twice"]);
});

test("With real encryption the wire carries ciphertext and the other user reads clear text", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice", { encryption: true });
  const bob = await aClient(homeserver, "bob", { encryption: true });
  const { room_id: roomId } = await alice.createRoom({
    preset: Preset.TrustedPrivateChat,
    invite: [bob.getSafeUserId()],
    initial_state: [
      { type: EventType.RoomEncryption, state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } },
    ],
  });
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.getMyMembership()).toBe("invite"));
  await bob.joinRoom(roomId);
  await joins(bob, roomId);
  await vi.waitFor(() => expect(alice.getRoom(roomId)?.getJoinedMembers()).toHaveLength(2));

  await alice.sendMessage(roomId, { msgtype: MsgType.Text, body: "A secret" });
  await vi.waitFor(() => expect(messagesOf(bob, roomId)).toEqual(["A secret"]), { timeout: 5000 });

  const wire = homeserver.inspect.roomEvents(roomId).at(-1);
  expect(wire?.type).toBe("m.room.encrypted");
  expect(wire?.content["algorithm"]).toBe("m.megolm.v1.aes-sha2");
  expect(JSON.stringify(homeserver.inspect.roomEvents(roomId))).not.toContain("A secret");

  await bob.sendMessage(roomId, { msgtype: MsgType.Text, body: "Kept" });
  await vi.waitFor(() => expect(messagesOf(alice, roomId)).toEqual(["A secret", "Kept"]), { timeout: 5000 });
});
