import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendText } from "./a-room.ts";
import { aUser, rawRequest } from "./a-user.ts";

test("A new room has the specification's events in its order, and what was asked for", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice], {
    name: "Tea",
    topic: "Leaves",
    room_alias_name: "tea",
    invite: ["@bob:hs.localhost"],
    is_direct: true,
    creation_content: { type: "m.space" },
    initial_state: [
      { type: "m.room.encryption", content: { algorithm: "m.megolm.v1.aes-sha2" } },
      { type: "m.room.history_visibility", content: { history_visibility: "invited" } },
    ],
  });
  expect(homeserver.inspect.roomEvents(roomId).map((event) => event.type)).toEqual([
    "m.room.create",
    "m.room.member",
    "m.room.power_levels",
    "m.room.canonical_alias",
    "m.room.join_rules",
    "m.room.guest_access",
    "m.room.encryption",
    "m.room.history_visibility",
    "m.room.name",
    "m.room.topic",
    "m.room.member",
  ]);
  expect(homeserver.inspect.roomEvents(roomId)[0]?.content).toEqual({ type: "m.space", room_version: "11" });
  const invite = homeserver.inspect.roomEvents(roomId).at(-1);
  expect(invite).toMatchObject({ state_key: "@bob:hs.localhost", content: { is_direct: true } });
});

test("Presets decide who may join and who is trusted", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const open = await aRoom([alice], { preset: "public_chat" });
  expect((await bob.post(`/join/${open}`)).status).toBe(200);
  const closed = await aRoom([alice], { preset: "private_chat" });
  expect((await bob.post(`/join/${closed}`)).body.errcode).toBe("M_FORBIDDEN");
  const trusted = await aRoom([alice, bob], { preset: "trusted_private_chat" });
  const levels = await bob.get(`/rooms/${trusted}/state/m.room.power_levels`);
  expect(levels.body.users).toEqual({ [alice.userId]: 100, [bob.userId]: 100 });
});

test("Power levels given at creation take the place of the defaults of the same name", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const events = { "org.matrix.msc3401.call.member": 0 };
  const roomId = await aRoom([alice], { power_level_content_override: { events } });
  const { body } = await alice.get(`/rooms/${roomId}/state/m.room.power_levels`);
  expect(body.events).toEqual(events);
  expect(body.state_default).toBe(50);
});

test("Room versions other than 11 are refused, and a taken alias too", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const versioned = await alice.post("/createRoom", { room_version: "1" });
  expect(versioned.body.errcode).toBe("M_UNSUPPORTED_ROOM_VERSION");
  await alice.post("/createRoom", { room_alias_name: "tea" });
  expect((await alice.post("/createRoom", { room_alias_name: "tea" })).body.errcode).toBe("M_ROOM_IN_USE");
});

test("A room is joined by its alias; who made an alias may delete it", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice], { preset: "public_chat" });
  const path = `/directory/room/${encodeURIComponent("#tea:hs.localhost")}`;
  expect((await rawRequest(homeserver, "GET", path)).body.errcode).toBe("M_NOT_FOUND");
  await alice.put(path, { room_id: roomId });
  expect((await alice.put(path, { room_id: roomId })).status).toBe(409);
  expect((await rawRequest(homeserver, "GET", path)).body).toEqual({
    room_id: roomId,
    servers: ["hs.localhost"],
  });
  expect((await bob.post(`/join/${encodeURIComponent("#tea:hs.localhost")}`)).body.room_id).toBe(roomId);
  expect((await bob.request("DELETE", path)).body.errcode).toBe("M_FORBIDDEN");
  expect((await alice.request("DELETE", path)).status).toBe(200);
  expect((await bob.post(`/join/${encodeURIComponent("#tea:hs.localhost")}`)).body.errcode).toBe(
    "M_NOT_FOUND",
  );
  expect((await bob.post("/join/nonsense")).body.errcode).toBe("M_INVALID_PARAM");
});

test("Inviting, kicking, banning and unbanning follow the power levels", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, carol] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "carol"),
  ];
  const roomId = await aRoom([alice, bob, carol]);
  const room = `/rooms/${roomId}`;
  const codes = async (...answers: Promise<{ status: number; body: { errcode?: string } }>[]) =>
    (await Promise.all(answers)).map(({ status, body }) => body.errcode ?? status);

  expect(
    await codes(
      bob.post(`${room}/kick`, { user_id: carol.userId }),
      bob.post(`${room}/ban`, { user_id: carol.userId }),
      bob.post(`${room}/kick`, { user_id: alice.userId }),
      alice.post(`${room}/invite`, { user_id: bob.userId }),
    ),
  ).toEqual(["M_FORBIDDEN", "M_FORBIDDEN", "M_FORBIDDEN", "M_FORBIDDEN"]);

  expect(await codes(alice.post(`${room}/ban`, { user_id: carol.userId, reason: "Spam" }))).toEqual([200]);
  expect(
    await codes(
      carol.post(`/join/${roomId}`),
      alice.post(`${room}/invite`, { user_id: carol.userId }),
      alice.post(`${room}/kick`, { user_id: carol.userId }),
      alice.post(`${room}/unban`, { user_id: bob.userId }),
      bob.post(`${room}/unban`, { user_id: carol.userId }),
    ),
  ).toEqual(["M_FORBIDDEN", "M_FORBIDDEN", "M_FORBIDDEN", "M_FORBIDDEN", "M_FORBIDDEN"]);
  expect(await codes(alice.post(`${room}/unban`, { user_id: carol.userId }))).toEqual([200]);
  expect(await codes(carol.post(`/join/${roomId}`))).toEqual(["M_FORBIDDEN"]);
  expect(await codes(bob.post(`${room}/invite`, { user_id: carol.userId }))).toEqual([200]);
  expect(await codes(carol.post(`/join/${roomId}`))).toEqual([200]);
});

test("Moderators of one level cannot remove each other", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, carol] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "carol"),
  ];
  const users = { [alice.userId]: 100, [bob.userId]: 50, [carol.userId]: 50 };
  const roomId = await aRoom([alice, bob, carol], { power_level_content_override: { users } });
  const kick = await bob.post(`/rooms/${roomId}/kick`, { user_id: carol.userId });
  expect(kick.body.errcode).toBe("M_FORBIDDEN");
  expect((await alice.post(`/rooms/${roomId}/kick`, { user_id: carol.userId })).status).toBe(200);
});

test("A left room can be forgotten, and a joined one cannot", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  expect((await bob.post(`/rooms/${roomId}/forget`)).status).toBe(400);
  await bob.post(`/rooms/${roomId}/leave`);
  const withLeft = `/sync?filter=${encodeURIComponent(JSON.stringify({ room: { include_leave: true } }))}`;
  expect(Object.keys((await bob.get(withLeft)).body.rooms.leave)).toEqual([roomId]);
  await bob.post(`/rooms/${roomId}/forget`);
  expect((await bob.get(withLeft)).body.rooms.leave).toEqual({});
});

test("Members are listed by membership and as they were; former members see whom they left behind", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice", { displayName: "Alice" }), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: before } = (await alice.get("/sync")).body;
  await bob.post(`/rooms/${roomId}/leave`);
  await alice.post(`/rooms/${roomId}/invite`, { user_id: "@carol:hs.localhost" });

  const members = async (user: typeof alice, query: string) =>
    (await user.get(`/rooms/${roomId}/members?${query}`)).body.chunk.map(
      (event: { state_key: string }) => event.state_key,
    );
  expect(await members(alice, "membership=join")).toEqual([alice.userId]);
  expect(await members(alice, "not_membership=join")).toEqual([bob.userId, "@carol:hs.localhost"]);
  expect(await members(alice, `at=${before}&membership=join`)).toEqual([alice.userId, bob.userId]);
  expect(await members(bob, "")).toEqual([alice.userId, bob.userId]);
  const joined = await alice.get(`/rooms/${roomId}/joined_members`);
  expect(joined.body.joined).toEqual({ [alice.userId]: { display_name: "Alice", avatar_url: null } });
  expect((await alice.get("/joined_rooms")).body).toEqual({ joined_rooms: [roomId] });
  expect((await bob.get("/joined_rooms")).body).toEqual({ joined_rooms: [] });
});

test("Nobody outside a room learns anything of it", async () => {
  const homeserver = aHomeserver();
  const [alice, mallory] = [aUser(homeserver, "alice"), aUser(homeserver, "mallory")];
  const roomId = await aRoom([alice]);
  const eventId = await sendText(alice, roomId, "Private");
  for (const path of [
    "state",
    "state/m.room.create",
    "members",
    "joined_members",
    "messages?dir=b",
    `event/${eventId}`,
    `context/${eventId}`,
    `/_matrix/client/v1/rooms/${roomId}/relations/${eventId}`,
  ]) {
    const answer = await mallory.get(path.startsWith("/_matrix") ? path : `/rooms/${roomId}/${path}`);
    expect([answer.status, answer.body.errcode], path).toEqual([403, "M_FORBIDDEN"]);
  }
});
