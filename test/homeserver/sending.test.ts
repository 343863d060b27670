import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendMessage, sendText } from "./a-room.ts";
import { asDevice, aUser } from "./a-user.ts";

test("A transaction sent twice by one device is one event; by another device it is another", async () => {
  const homeserver = aHomeserver();
  const phone = aUser(homeserver, "alice");
  const laptop = asDevice(homeserver, homeserver.login(phone.userId));
  const roomId = await aRoom([phone]);
  const path = `/rooms/${roomId}/send/m.room.message/1`;
  const [first, second, third] = [
    await phone.put(path, { body: "Hi" }),
    await phone.put(path, { body: "Hi" }),
    await laptop.put(path, { body: "Hi" }),
  ];
  expect(second.body).toEqual(first.body);
  expect(third.body).not.toEqual(first.body);
  expect(first.body.event_id).toMatch(/^\$[A-Za-z0-9_-]{43}$/);
});

test("A failed transaction is not remembered", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], { invite: [bob.userId] });
  const path = `/rooms/${roomId}/send/m.room.message/1`;
  expect((await bob.put(path, { body: "Too early" })).body.errcode).toBe("M_FORBIDDEN");
  await bob.post(`/join/${roomId}`);
  expect((await bob.put(path, { body: "Now" })).status).toBe(200);
});

test("Sending needs membership and the power for the type", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob], {
    power_level_content_override: { events: { "org.example.rare": 60 }, events_default: 0 },
  });
  const rare = await bob.put(`/rooms/${roomId}/send/org.example.rare/1`, {});
  expect([rare.status, rare.body.errcode]).toEqual([403, "M_FORBIDDEN"]);
  expect((await alice.put(`/rooms/${roomId}/send/org.example.rare/1`, {})).status).toBe(200);
  const state = await bob.put(`/rooms/${roomId}/state/org.example.state/key`, {});
  expect(state.body.errcode).toBe("M_FORBIDDEN");
  const elsewhere = await bob.put("/rooms/!unknown:hs.localhost/send/m.room.message/2", {});
  expect(elsewhere.body.errcode).toBe("M_FORBIDDEN");
});

test("State under a user's id is theirs alone, even below the default level of others", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob], { power_level_content_override: { state_default: 0 } });
  const path = (key: string) => `/rooms/${roomId}/state/org.matrix.msc3401.call.member/${key}`;
  expect((await bob.put(path(bob.userId), { mine: true })).status).toBe(200);
  expect((await alice.put(path(bob.userId), {})).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(path(`_${alice.userId}_DEVICE_m.call`), {})).status).toBe(200);
});

test("Nobody raises anybody above themselves, and equals cannot demote each other", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, carol] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "carol"),
  ];
  const roomId = await aRoom([alice, bob, carol], {
    power_level_content_override: {
      users: { [alice.userId]: 100, [bob.userId]: 50, [carol.userId]: 50 },
      events: { "m.room.power_levels": 50 },
    },
  });
  const path = `/rooms/${roomId}/state/m.room.power_levels`;
  const { body: levels } = await alice.get(path);
  const withUsers = (users: object) => ({ ...levels, users: { ...levels.users, ...users } });
  expect((await bob.put(path, withUsers({ [bob.userId]: 100 }))).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(path, withUsers({ [alice.userId]: 0 }))).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(path, withUsers({ [carol.userId]: 0 }))).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(path, { ...levels, ban: 100 })).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(path, { ...levels, ban: "all" })).body.errcode).toBe("M_BAD_JSON");
  expect((await bob.put(path, withUsers({ [bob.userId]: 0 }))).status).toBe(200);
});

test("State is read whole, by type, by key, with and without the slash, and as an event", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const path = `/rooms/${roomId}/state`;
  const { event_id: eventId } = (await alice.put(`${path}/m.room.topic/`, { topic: "Leaves" })).body;
  await alice.put(`${path}/org.example/key`, { n: 1 });
  expect((await alice.get(`${path}/m.room.topic`)).body).toEqual({ topic: "Leaves" });
  expect((await alice.get(`${path}/m.room.topic/`)).body).toEqual({ topic: "Leaves" });
  expect((await alice.get(`${path}/m.room.topic?format=event`)).body).toMatchObject({
    event_id: eventId,
    room_id: roomId,
    state_key: "",
  });
  expect((await alice.get(`${path}/org.example/key`)).body).toEqual({ n: 1 });
  expect((await alice.get(`${path}/org.example`)).body.errcode).toBe("M_NOT_FOUND");
  const types = (await alice.get(path)).body.map((event: { type: string }) => event.type);
  expect(types).toEqual(expect.arrayContaining(["m.room.create", "m.room.topic", "org.example"]));
});

test("Setting state to what it is changes nothing; another value tells what it replaced", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const path = `/rooms/${roomId}/state/m.room.topic`;
  const first = (await alice.put(path, { topic: "Leaves", more: { a: 1, b: [2] } })).body.event_id;
  expect((await alice.put(path, { more: { b: [2], a: 1 }, topic: "Leaves" })).body.event_id).toBe(first);
  await alice.put(path, { topic: "Bags" });
  expect((await alice.get(`${path}?format=event`)).body.unsigned).toMatchObject({
    replaces_state: first,
    prev_content: { topic: "Leaves" },
  });
});

test("A redacted event loses its content, keeps its place, and says why", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const eventId = await sendText(bob, roomId, "Oops");
  const aliceEvent = await sendText(alice, roomId, "Mine");
  expect((await bob.put(`/rooms/${roomId}/redact/${aliceEvent}/1`, {})).body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.put(`/rooms/${roomId}/redact/$unknown/1`, {})).body.errcode).toBe("M_NOT_FOUND");

  const redaction = (await bob.put(`/rooms/${roomId}/redact/${eventId}/2`, { reason: "Typo" })).body.event_id;
  const redacted = (await alice.get(`/rooms/${roomId}/event/${eventId}`)).body;
  expect(redacted.content).toEqual({});
  expect(redacted.unsigned.redacted_because).toMatchObject({
    event_id: redaction,
    type: "m.room.redaction",
    redacts: eventId,
    content: { redacts: eventId, reason: "Typo" },
  });
  expect(JSON.stringify(homeserver.inspect.roomEvents(roomId))).not.toContain("Oops");
});

test("A redacted membership keeps the membership", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice", { displayName: "Alice" });
  const roomId = await aRoom([alice]);
  const member = await alice.get(`/rooms/${roomId}/state/m.room.member/${alice.userId}?format=event`);
  await alice.put(`/rooms/${roomId}/redact/${member.body.event_id}/1`, {});
  const after = await alice.get(`/rooms/${roomId}/state/m.room.member/${alice.userId}`);
  expect(after.body).toEqual({ membership: "join" });
});

test("An event whose type is a property of every object is redacted like any other", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  for (const type of ["constructor", "__proto__"]) {
    const eventId = await sendMessage(alice, roomId, type, { body: "Oops" });
    expect((await alice.put(`/rooms/${roomId}/redact/${eventId}/${type}`, {})).status).toBe(200);
    expect((await alice.get(`/rooms/${roomId}/event/${eventId}`)).body.content).toEqual({});
  }
});

test("A redaction sent like any other event redacts too", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const eventId = await sendText(alice, roomId, "Oops");
  await sendMessage(alice, roomId, "m.room.redaction", { redacts: eventId });
  expect((await alice.get(`/rooms/${roomId}/event/${eventId}`)).body.content).toEqual({});
});

test("Events may be neither too large nor contain fractions", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const send = (content: object) =>
    alice.put(`/rooms/${roomId}/send/m.room.message/${Math.random()}`, content);
  const large = await send({ body: "x".repeat(70_000) });
  expect([large.status, large.body.errcode]).toEqual([413, "M_TOO_LARGE"]);
  const fraction = await send({ nested: [{ n: 1.5 }] });
  expect([fraction.status, fraction.body.errcode]).toEqual([400, "M_BAD_JSON"]);
  expect((await send({ n: Number.MAX_SAFE_INTEGER })).status).toBe(200);
});
