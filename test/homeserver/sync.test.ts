import { afterEach, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendMessage, sendText } from "./a-room.ts";
import { asDevice, aUser, type RawUser } from "./a-user.ts";

afterEach(() => {
  vi.useRealTimers();
});

const sync = async (user: RawUser, query = "") => (await user.get(`/sync?${query}`)).body;
const idsOf = (events: readonly { event_id: string }[]) => events.map((event) => event.event_id);
const bodiesOf = (events: readonly { content: { body?: string } }[]) =>
  events.map((event) => event.content.body).filter((body) => body !== undefined);

test("The first sync answers at once with joined rooms, their state, and what is in the timeline", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice], { name: "Tea" });
  const eventId = await sendText(alice, roomId, "Hello");
  const room = (await sync(alice, "timeout=30000")).rooms.join[roomId];
  expect(idsOf(room.timeline.events)).toContain(eventId);
  expect(room.timeline.events.at(-1)).not.toHaveProperty("room_id");
  expect(room.summary).toEqual({ "m.heroes": [], "m.joined_member_count": 1, "m.invited_member_count": 0 });
});

test("A long poll is answered by the first news and says nothing twice", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const bob = aUser(homeserver, "bob");
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = await sync(bob);

  const poll = sync(bob, `since=${since}&timeout=30000`);
  await sendText(alice, roomId, "News");
  const news = await poll;
  expect(bodiesOf(news.rooms.join[roomId].timeline.events)).toEqual(["News"]);
  expect(news.rooms.join[roomId].timeline.limited).toBe(false);
  const after = await sync(bob, `since=${news.next_batch}`);
  expect(after.rooms.join).toEqual({});
});

test("Two devices never get the same token, which would make their long polls the same URL to a browser", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const tokens = [await sync(alice), await sync(bob)].map(({ next_batch }) => next_batch);
  expect(new Set(tokens).size).toBe(2);
  expect(tokens).toEqual([await sync(alice), await sync(bob)].map(({ next_batch }) => next_batch));
});

test("A long poll without news is answered when its time is up, and not before", async () => {
  vi.useFakeTimers();
  const alice = aUser(aHomeserver(), "alice");
  const { next_batch: since } = await sync(alice);
  let answered = false;
  const poll = sync(alice, `since=${since}&timeout=30000`).then((body) => {
    answered = true;
    return body;
  });
  await vi.advanceTimersByTimeAsync(29_999);
  expect(answered).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await poll).toMatchObject({ next_batch: since, rooms: { join: {}, invite: {}, leave: {} } });
});

test("A timeout longer than any timer ends after five minutes", async () => {
  vi.useFakeTimers();
  const alice = aUser(aHomeserver(), "alice");
  const { next_batch: since } = await sync(alice);
  let answered = false;
  const poll = sync(alice, `since=${since}&timeout=999999999999`).then(() => {
    answered = true;
  });
  await vi.advanceTimersByTimeAsync(299_999);
  expect(answered).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await poll;
});

test("News of rooms one is not in wakes nobody", async () => {
  vi.useFakeTimers();
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const { next_batch: since } = await sync(bob);
  const poll = sync(bob, `since=${since}&timeout=5000`);
  await sendText(alice, await aRoom([alice]), "Not for Bob");
  await vi.advanceTimersByTimeAsync(5000);
  const body = await poll;
  expect(body.rooms).toEqual({ join: {}, invite: {}, leave: {} });
  expect(JSON.stringify(body)).not.toContain("Not for Bob");
});

test("Too much for the timeline makes it limited, with a token that leads to the rest", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = await sync(bob);
  for (const text of ["1", "2", "3", "4", "5"]) await sendText(alice, roomId, text);

  const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 2 } } }));
  const { timeline } = (await sync(bob, `since=${since}&filter=${filter}`)).rooms.join[roomId];
  expect(timeline.limited).toBe(true);
  expect(bodiesOf(timeline.events)).toEqual(["4", "5"]);
  const rest = await bob.get(`/rooms/${roomId}/messages?dir=b&from=${timeline.prev_batch}&to=${since}`);
  expect(bodiesOf(rest.body.chunk)).toEqual(["3", "2", "1"]);
});

test("After a gap the state section is the state at the start of the timeline, without what follows", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = await sync(bob);
  await alice.put(`/rooms/${roomId}/state/m.room.topic`, { topic: "before the timeline" });
  await sendText(alice, roomId, "left out");
  await alice.put(`/rooms/${roomId}/state/m.room.topic`, { topic: "in the timeline" });
  await sendText(alice, roomId, "last");

  const filter = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 2 } } }));
  const room = (await sync(bob, `since=${since}&filter=${filter}`)).rooms.join[roomId];
  const topics = (events: readonly { content: { topic?: string } }[]) =>
    events.map((event) => event.content.topic).filter((topic) => topic !== undefined);
  expect(topics(room.state.events)).toEqual(["before the timeline"]);
  expect(topics(room.timeline.events)).toEqual(["in the timeline"]);

  // MSC4222: the state as of the end instead.
  const after = (await sync(bob, `since=${since}&filter=${filter}&org.matrix.msc4222.use_state_after=true`))
    .rooms.join[roomId];
  expect(after.state).toBeUndefined();
  expect(topics(after["org.matrix.msc4222.state_after"].events)).toEqual(["in the timeline"]);
});

test("full_state brings the whole state again, at once", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice], { name: "Tea" });
  const { next_batch: since } = await sync(alice);
  const room = (await sync(alice, `since=${since}&full_state=true&timeout=30000`)).rooms.join[roomId];
  expect(room.timeline.events).toEqual([]);
  const types = room.state.events.map((event: { type: string }) => event.type);
  expect(types).toEqual(expect.arrayContaining(["m.room.create", "m.room.name", "m.room.member"]));
});

test("Lazy-loading leaves out members who say nothing, and brings those who speak", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, carol] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "carol"),
  ];
  const roomId = await aRoom([alice, bob, carol]);
  for (const text of ["1", "2"]) await sendText(bob, roomId, text);
  const filter = encodeURIComponent(
    JSON.stringify({ room: { timeline: { limit: 1 }, state: { lazy_load_members: true } } }),
  );
  const room = (await sync(alice, `filter=${filter}`)).rooms.join[roomId];
  const members = room.state.events
    .filter((event: { type: string }) => event.type === "m.room.member")
    .map((event: { state_key: string }) => event.state_key);
  expect(members.toSorted()).toEqual([alice.userId, bob.userId]);
});

test("A filter is uploaded once and named afterwards; only its owner may use it", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice]);
  await sendText(alice, roomId, "Filtered out");
  await sendMessage(alice, roomId, "org.example.kept", { body: "Kept" });
  const definition = { room: { timeline: { types: ["org.example.*"], limit: 10 } } };
  const { filter_id: id } = (await alice.post(`/user/${alice.userId}/filter`, definition)).body;
  expect((await alice.get(`/user/${alice.userId}/filter/${id}`)).body).toEqual(definition);
  const room = (await sync(alice, `filter=${id}`)).rooms.join[roomId];
  expect(bodiesOf(room.timeline.events)).toEqual(["Kept"]);
  expect((await bob.get(`/sync?filter=${id}`)).body.errcode).toBe("M_NOT_FOUND");
  expect((await alice.get("/sync?filter=%7B")).body.errcode).toBe("M_BAD_JSON");
});

test("An invite shows stripped state and nothing of the room's history", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], { name: "Tea" });
  await sendText(alice, roomId, "Private");
  const { next_batch: since } = await sync(bob);
  const poll = sync(bob, `since=${since}&timeout=30000`);
  await alice.post(`/rooms/${roomId}/invite`, { user_id: bob.userId });
  const { rooms } = await poll;
  const stripped = rooms.invite[roomId].invite_state.events;
  expect(stripped).toContainEqual({
    type: "m.room.name",
    state_key: "",
    sender: alice.userId,
    content: { name: "Tea" },
  });
  expect(JSON.stringify(rooms)).not.toContain("Private");
});

test("A declined invite is told as left, with the user's own step and no state", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], { invite: [bob.userId], name: "Tea" });
  const { next_batch: since } = await sync(bob);
  await alice.put(`/rooms/${roomId}/state/m.room.topic`, { topic: "Tea, and none of Bob's business" });
  await bob.post(`/rooms/${roomId}/leave`);
  const left = (await sync(bob, `since=${since}`)).rooms.leave[roomId];
  expect(left.timeline.events.at(-1)).toMatchObject({
    state_key: bob.userId,
    content: { membership: "leave" },
  });
  expect(left.state.events).toEqual([]);
  expect(JSON.stringify(left)).not.toContain("Tea");
});

test("Who is kicked sees the kick once, and nothing after it", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = await sync(bob);
  await alice.post(`/rooms/${roomId}/kick`, { user_id: bob.userId, reason: "Spilt tea" });
  await sendText(alice, roomId, "He is gone");
  const { rooms, next_batch: next } = await sync(bob, `since=${since}`);
  expect(rooms.leave[roomId].timeline.events.at(-1).content).toEqual({
    membership: "leave",
    reason: "Spilt tea",
  });
  expect(JSON.stringify(rooms)).not.toContain("He is gone");
  expect((await sync(bob, `since=${next}`)).rooms.leave).toEqual({});
});

test("Who joins gets the whole state and the shared history up to the limit", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], { invite: [bob.userId] });
  await sendText(alice, roomId, "Before you came");
  const { next_batch: since } = await sync(bob);
  await bob.post(`/rooms/${roomId}/join`);
  const room = (await sync(bob, `since=${since}&org.matrix.msc4222.use_state_after=true`)).rooms.join[roomId];
  expect(bodiesOf(room.timeline.events)).toEqual(["Before you came"]);
  const types = room["org.matrix.msc4222.state_after"].events.map((event: { type: string }) => event.type);
  expect(types).toContain("m.room.create");
});

test("Only the sending device is told the transaction id", async () => {
  const homeserver = aHomeserver();
  const phone = aUser(homeserver, "alice");
  const laptop = asDevice(homeserver, homeserver.login(phone.userId));
  const roomId = await aRoom([phone]);
  await phone.put(`/rooms/${roomId}/send/m.room.message/my-transaction`, { body: "Hi" });
  const lastOf = async (user: RawUser) => (await sync(user)).rooms.join[roomId].timeline.events.at(-1);
  expect((await lastOf(phone)).unsigned.transaction_id).toBe("my-transaction");
  expect((await lastOf(laptop)).unsigned).not.toHaveProperty("transaction_id");
});

test("A token this homeserver did not issue is refused", async () => {
  const alice = aUser(aHomeserver(), "alice");
  expect((await alice.get("/sync?since=s1_2_3")).body.errcode).toBe("M_INVALID_PARAM");
  expect((await alice.get("/sync?timeout=-1")).body.errcode).toBe("M_INVALID_PARAM");
});
