import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { asDevice, aUser, rawRequest } from "./a-user.ts";

const post = (homeserver: ReturnType<typeof aHomeserver>, path: string, body: object) =>
  rawRequest(homeserver, "POST", path, { body: JSON.stringify(body) });

test("Registering asks for the dummy stage, then gives a device that works", async () => {
  const homeserver = aHomeserver({ serverName: "example.org" });
  const challenge = await post(homeserver, "/register", { username: "alice" });
  expect([challenge.status, challenge.body.flows]).toEqual([401, [{ stages: ["m.login.dummy"] }]]);

  const auth = { type: "m.login.dummy" };
  const { body } = await post(homeserver, "/register", { auth, username: "alice", device_id: "PHONE" });
  expect(body).toMatchObject({ user_id: "@alice:example.org", device_id: "PHONE" });
  const whoami = await asDevice(homeserver, {
    userId: body.user_id,
    deviceId: body.device_id,
    accessToken: body.access_token,
  }).get("/account/whoami");
  expect(whoami.body).toEqual({ user_id: "@alice:example.org", device_id: "PHONE", is_guest: false });

  expect((await post(homeserver, "/register", { auth, username: "alice" })).body.errcode).toBe(
    "M_USER_IN_USE",
  );
  const bad = await post(homeserver, "/register", { auth, username: "Bad Name" });
  expect(bad.body.errcode).toBe("M_INVALID_USERNAME");
});

test("Logging in needs the right password", async () => {
  const homeserver = aHomeserver();
  aUser(homeserver, "alice", { password: "secret" });
  aUser(homeserver, "bob");
  const login = (user: string, password?: string) =>
    post(homeserver, "/login", {
      type: "m.login.password",
      identifier: { type: "m.id.user", user },
      password,
      device_id: "LAPTOP",
    });

  expect((await login("alice", "secret")).body).toMatchObject({
    user_id: "@alice:hs.localhost",
    device_id: "LAPTOP",
  });
  expect((await login("@alice:hs.localhost", "secret")).status).toBe(200);
  for (const [user, password] of [
    ["alice", "guess"],
    ["alice"],
    ["bob"],
    ["bob", ""],
    ["nobody", "secret"],
  ]) {
    expect((await login(user ?? "", password)).body.errcode, user).toBe("M_FORBIDDEN");
  }
});

test("Logging out ends the device's token, its waiting sync too, and no other device", async () => {
  const homeserver = aHomeserver();
  const phone = aUser(homeserver, "alice");
  const laptop = asDevice(homeserver, homeserver.login(phone.userId, { deviceId: "LAPTOP" }));
  const { next_batch: since } = (await laptop.get("/sync")).body;
  const poll = laptop.get(`/sync?since=${since}&timeout=30000`);
  await laptop.post("/logout");
  expect((await poll).body.errcode).toBe("M_UNKNOWN_TOKEN");
  expect((await laptop.get("/account/whoami")).body.errcode).toBe("M_UNKNOWN_TOKEN");
  expect((await phone.get("/account/whoami")).status).toBe(200);
  expect((await phone.get("/devices")).body.devices).toHaveLength(1);
  await phone.post("/logout/all");
  expect((await phone.get("/devices")).status).toBe(401);
});

test("A device keeps its name, and only its owner sees it in the list", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice", { deviceId: "PHONE" });
  await alice.put("/devices/PHONE", { display_name: "Alice's phone" });
  expect((await alice.get("/devices/PHONE")).body).toEqual({
    device_id: "PHONE",
    display_name: "Alice's phone",
  });
  const bob = aUser(homeserver, "bob");
  expect((await bob.get("/devices/PHONE")).status).toBe(404);
});

test("A changed profile shows in the profile and in the rooms", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice", { displayName: "Alice", avatarUrl: "mxc://hs.localhost/face" });
  const bob = aUser(homeserver, "bob");
  const roomId = await aRoom([alice, bob]);
  await alice.put(`/profile/${alice.userId}/displayname`, { displayname: "Alicia" });

  const profile = await rawRequest(homeserver, "GET", `/profile/${alice.userId}`);
  expect(profile.body).toEqual({ displayname: "Alicia", avatar_url: "mxc://hs.localhost/face" });
  const member = await bob.get(`/rooms/${roomId}/state/m.room.member/${alice.userId}`);
  expect(member.body).toEqual({
    membership: "join",
    displayname: "Alicia",
    avatar_url: "mxc://hs.localhost/face",
  });
  const forbidden = await bob.put(`/profile/${alice.userId}/displayname`, { displayname: "Mallory" });
  expect(forbidden.body.errcode).toBe("M_FORBIDDEN");
  expect((await bob.get("/profile/@nobody:hs.localhost")).body.errcode).toBe("M_NOT_FOUND");
});

test("Account data is kept per user and per room, for its owner only", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const global = `/user/${alice.userId}/account_data/org.example`;
  const inRoom = `/user/${alice.userId}/rooms/${roomId}/account_data/org.example`;
  expect((await alice.get(global)).body.errcode).toBe("M_NOT_FOUND");
  await alice.put(global, { where: "everywhere" });
  await alice.put(inRoom, { where: "here" });
  expect((await alice.get(global)).body).toEqual({ where: "everywhere" });
  expect((await alice.get(inRoom)).body).toEqual({ where: "here" });
  expect((await aUser(homeserver, "bob").get(global)).body.errcode).toBe("M_FORBIDDEN");
  expect((await alice.put(global.replace("org.example", "m.push_rules"), {})).status).toBe(405);
});

test("Account data comes with the next sync, and a filter can leave it out", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const { next_batch: since } = (await alice.get("/sync")).body;
  await alice.put(`/user/${alice.userId}/account_data/m.widgets`, { w: {} });
  const events = [{ type: "m.widgets", content: { w: {} } }];
  expect((await alice.get(`/sync?since=${since}`)).body.account_data.events).toEqual(events);
  const filter = encodeURIComponent(JSON.stringify({ account_data: { not_types: ["m.widgets"] } }));
  expect((await alice.get(`/sync?since=${since}&filter=${filter}`)).body.account_data.events).toEqual([]);
});
