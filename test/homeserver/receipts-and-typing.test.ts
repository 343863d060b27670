import { afterEach, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendMessage, sendText } from "./a-room.ts";
import { aUser, type RawUser } from "./a-user.ts";

afterEach(() => {
  vi.useRealTimers();
});

const sync = async (user: RawUser, query = "") => (await user.get(`/sync?${query}`)).body;

test("Typing reaches the others, and ends by itself", async () => {
  vi.useFakeTimers();
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = await sync(bob);
  await alice.put(`/rooms/${roomId}/typing/${alice.userId}`, { typing: true, timeout: 4000 });
  const started = await sync(bob, `since=${since}`);
  const typing = (userIds: readonly string[]) => ({ type: "m.typing", content: { user_ids: userIds } });
  expect(started.rooms.join[roomId].ephemeral.events).toEqual([typing([alice.userId])]);

  const poll = sync(bob, `since=${started.next_batch}&timeout=30000`);
  await vi.advanceTimersByTimeAsync(4000);
  expect((await poll).rooms.join[roomId].ephemeral.events).toEqual([typing([])]);
});

test("Receipts reach the others, private ones only oneself; reading clears the unread counts", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  await sendText(alice, roomId, "One");
  const eventId = await sendMessage(alice, roomId, "m.room.message", {
    body: "Two",
    "m.mentions": { user_ids: [bob.userId] },
  });
  const before = await sync(bob);
  expect(before.rooms.join[roomId].unread_notifications).toEqual({
    notification_count: 2,
    highlight_count: 1,
  });
  const { next_batch: aliceSince } = await sync(alice);

  await bob.post(`/rooms/${roomId}/receipt/m.read.private/${eventId}`);
  await bob.post(`/rooms/${roomId}/receipt/m.read/${eventId}`, { thread_id: "main" });
  const own = (await sync(bob, `since=${before.next_batch}`)).rooms.join[roomId];
  expect(own.unread_notifications).toEqual({ notification_count: 0, highlight_count: 0 });
  expect(Object.keys(own.ephemeral.events[0].content[eventId])).toEqual(["m.read.private", "m.read"]);
  const seen = (await sync(alice, `since=${aliceSince}`)).rooms.join[roomId].ephemeral.events;
  expect(seen).toEqual([
    {
      type: "m.receipt",
      content: { [eventId]: { "m.read": { [bob.userId]: { ts: expect.any(Number), thread_id: "main" } } } },
    },
  ]);
});

test("A receipt for an event id that is a property of every object changes no object", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  await alice.post(`/rooms/${roomId}/receipt/m.read/__proto__`);
  const [receipts] = (await sync(alice)).rooms.join[roomId].ephemeral.events;
  expect(Object.keys(receipts.content)).toEqual(["__proto__"]);
  expect({}).not.toHaveProperty(["m.read"]);
});

test("Who answers has read what came before", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  await sendText(alice, roomId, "One");
  await sendText(bob, roomId, "Two");
  await sendText(alice, roomId, "Three");
  const counts = (await sync(bob)).rooms.join[roomId].unread_notifications;
  expect(counts).toEqual({ notification_count: 1, highlight_count: 0 });
});

test("The read marker is the reader's own account data", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const eventId = await sendText(alice, roomId, "Read");
  const { next_batch: since } = await sync(alice);
  await alice.post(`/rooms/${roomId}/read_markers`, { "m.fully_read": eventId, "m.read": eventId });
  const room = (await sync(alice, `since=${since}`)).rooms.join[roomId];
  expect(room.account_data.events).toEqual([{ type: "m.fully_read", content: { event_id: eventId } }]);
  expect(room.ephemeral.events).toHaveLength(1);
});
