import { Direction, EventType, type MatrixClient, MsgType, ReceiptType, RelationType } from "matrix-js-sdk";
import { expect, test, vi } from "vitest";
import { aClient } from "./a-client.ts";
import { aHomeserver } from "./a-homeserver.ts";

const text = (body: string) => ({ msgtype: MsgType.Text as const, body });

async function aJoinedRoom(client: MatrixClient, options: object = {}): Promise<string> {
  const { room_id: roomId } = await client.createRoom(options);
  await vi.waitFor(() => expect(client.getRoom(roomId)?.getMyMembership()).toBe("join"));
  return roomId;
}

const textsOf = (client: MatrixClient, roomId: string) =>
  client
    .getRoom(roomId)
    ?.getLiveTimeline()
    .getEvents()
    .map((event) => event.getContent()["body"])
    .filter((body) => body !== undefined);

test("The SDK pages back through a room it joined late, to its beginning", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const roomId = await aJoinedRoom(alice, { preset: "public_chat" });
  const sent = Array.from({ length: 60 }, (_, index) => `message ${index}`);
  for (const body of sent) await alice.sendMessage(roomId, text(body));

  const bob = await aClient(homeserver, "bob");
  await bob.joinRoom(roomId);
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.getMyMembership()).toBe("join"));
  const room = bob.getRoom(roomId);
  if (room === null) throw new Error("Bob has no room");
  for (let page = 0; page < 6; page += 1) await bob.scrollback(room, 20);
  expect(textsOf(bob, roomId)).toEqual(sent);
  expect(room.getLiveTimeline().getPaginationToken(Direction.Backward)).toBeNull();
});

test("After a gap the SDK has the current state and can fill the gap", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const roomId = await aJoinedRoom(alice, { preset: "public_chat", name: "Before" });
  await bob.joinRoom(roomId);
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.name).toBe("Before"));
  bob.stopClient();
  await alice.setRoomName(roomId, "After");
  const sent = Array.from({ length: 40 }, (_, index) => `message ${index}`);
  for (const body of sent) await alice.sendMessage(roomId, text(body));
  await bob.startClient();
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.name).toBe("After"));
  await vi.waitFor(() => expect(textsOf(bob, roomId)?.at(-1)).toBe("message 39"));
});

test("The SDK reads relations, and a redaction reaches the other client", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const roomId = await aJoinedRoom(alice, { preset: "public_chat" });
  await bob.joinRoom(roomId);
  const { event_id: parent } = await alice.sendMessage(roomId, text("Which?"));
  const annotation = { rel_type: RelationType.Annotation, event_id: parent, key: "👍" } as const;
  await alice.sendEvent(roomId, EventType.Reaction, { "m.relates_to": annotation });
  const relations = await alice.relations(roomId, parent, RelationType.Annotation, EventType.Reaction);
  expect(relations.events.map((event) => event.getRelation()?.key)).toEqual(["👍"]);

  await vi.waitFor(() => expect(bob.getRoom(roomId)?.findEventById(parent)).toBeDefined());
  await alice.redactEvent(roomId, parent, undefined, { reason: "Typo" });
  await vi.waitFor(() => expect(bob.getRoom(roomId)?.findEventById(parent)?.isRedacted()).toBe(true));
});

test("Typing, receipts and account data arrive in the SDK", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const roomId = await aJoinedRoom(alice, { preset: "public_chat" });
  await bob.joinRoom(roomId);
  await vi.waitFor(() => expect(alice.getRoom(roomId)?.getJoinedMembers()).toHaveLength(2));
  const { event_id: eventId } = await alice.sendMessage(roomId, text("Read me"));
  await bob.sendTyping(roomId, true, 30_000);
  await vi.waitFor(() => expect(alice.getRoom(roomId)?.getMember(bob.getSafeUserId())?.typing).toBe(true));

  await vi.waitFor(() => expect(bob.getRoom(roomId)?.findEventById(eventId)).toBeDefined());
  const event = bob.getRoom(roomId)?.findEventById(eventId);
  if (event === undefined) throw new Error("Bob has no event");
  await bob.sendReceipt(event, ReceiptType.Read, {});
  await vi.waitFor(() =>
    expect(alice.getRoom(roomId)?.hasUserReadEvent(bob.getSafeUserId(), eventId)).toBe(true),
  );
  await alice.setAccountData(EventType.Direct, { [bob.getSafeUserId()]: [roomId] });
  expect(alice.getAccountData(EventType.Direct)?.getContent()).toEqual({ [bob.getSafeUserId()]: [roomId] });
});

test("The SDK uploads and downloads media with authentication", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const { content_uri: uri } = await alice.uploadContent(new Blob(["tea"], { type: "text/plain" }), {
    name: "tea.txt",
  });
  const url = alice.mxcUrlToHttp(uri, undefined, undefined, undefined, false, true, true);
  const headers = { Authorization: `Bearer ${alice.getAccessToken()}` };
  expect(await (await homeserver.fetch(url ?? "", { headers })).text()).toBe("tea");
  expect(await alice.getMediaConfig(true)).toEqual({ "m.upload.size": 52_428_800 });
});

test("The SDK's delayed and sticky calls find what they need", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const roomId = await aJoinedRoom(alice, { preset: "public_chat" });
  await bob.joinRoom(roomId);
  const later = async () =>
    (
      await alice._unstable_sendDelayedEvent(
        roomId,
        { delay: 60_000 },
        null,
        EventType.RoomMessage,
        text("Late"),
      )
    ).delay_id;
  const [sent, cancelled, kept] = [await later(), await later(), await later()];
  await alice._unstable_sendScheduledDelayedEvent(sent);
  await alice._unstable_cancelScheduledDelayedEvent(cancelled);
  await alice._unstable_restartScheduledDelayedEvent(kept);
  expect(homeserver.inspect.delayedEvents().map(({ delayId }) => delayId)).toEqual([kept]);
  expect((await alice._unstable_getDelayedEvent(kept)).delay_ms).toBe(60_000);
  await expect(alice._unstable_restartScheduledDelayedEvent(sent)).rejects.toMatchObject({
    httpStatus: 404,
    errcode: "M_NOT_FOUND",
  });

  // Not m.room.message: the SDK's queue for messages forgets the query that makes them sticky.
  const content = { slot_id: "m.call#ROOM", msc4354_sticky_key: "me" };
  await alice._unstable_sendStickyEvent(roomId, 60_000, null, EventType.RTCMembership, content);
  await vi.waitFor(() =>
    expect([...(bob.getRoom(roomId)?._unstable_getStickyEvents() ?? [])]).toHaveLength(1),
  );
});

test("A MatrixRTC membership joins behind a delayed leave, keeps it alive, and leaves through it", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const roomId = await aJoinedRoom(alice);
  const room = alice.getRoom(roomId);
  if (room === null) throw new Error("Alice has no room");
  const session = alice.matrixRTC.getRoomSession(room);
  session.joinRoomSession([{ type: "livekit", livekit_service_url: "http://127.0.0.1:1" }], undefined, {
    delayedLeaveEventDelayMs: 5000,
    delayedLeaveEventRestartMs: 50,
  });
  const memberships = () =>
    homeserver.inspect.roomEvents(roomId).filter(({ type }) => type === "org.matrix.msc3401.call.member");
  await vi.waitFor(() => expect(session.memberships).toHaveLength(1));
  expect(memberships()).toHaveLength(1);
  const [leave] = homeserver.inspect.delayedEvents();
  expect(leave?.content).toEqual({});
  await vi.waitFor(() => {
    expect(homeserver.inspect.delayedEvents()[0]?.dueAt).toBeGreaterThan(leave?.dueAt ?? 0);
  });
  await session.leaveRoomSession(5000);
  expect(homeserver.inspect.delayedEvents()).toEqual([]);
  expect(memberships().at(-1)?.content).toEqual({});
});

test("Identity tokens, TURN, transports and the directory answer the SDK", async () => {
  const rtcTransports = [{ type: "livekit", livekit_service_url: "http://127.0.0.1:1" }];
  const homeserver = aHomeserver({
    rtcTransports,
    turnServers: { uris: ["turn:127.0.0.1"], username: "u", password: "p", ttl: 60 },
  });
  const alice = await aClient(homeserver, "alice");
  homeserver.registerUser({ localpart: "bob" });
  expect(await alice.getOpenIdToken()).toMatchObject({ matrix_server_name: "hs.localhost" });
  expect(await alice.turnServer()).toMatchObject({ uris: ["turn:127.0.0.1"] });
  expect(await alice._unstable_getRTCTransports()).toEqual(rtcTransports);
  expect((await alice.searchUserDirectory({ term: "bob" })).results).toHaveLength(1);
});
