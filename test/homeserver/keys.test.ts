import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { asDevice, aUser, type RawUser } from "./a-user.ts";

const sync = async (user: RawUser, query = "") => (await user.get(`/sync?${query}`)).body;
const identityOf = ({ userId, deviceId }: RawUser) => ({
  user_id: userId,
  device_id: deviceId,
  algorithms: ["m.olm.v1"],
  keys: { [`ed25519:${deviceId}`]: "key" },
  signatures: { [userId]: { [`ed25519:${deviceId}`]: "self" } },
});
const crossSigningKey = (userId: string, usage: string, key: string) => ({
  user_id: userId,
  usage: [usage],
  keys: { [`ed25519:${key}`]: key },
});

test("Uploaded device keys are found by others, with the device's name", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob", { deviceId: "PHONE" })];
  await bob.put("/devices/PHONE", { display_name: "Bob's phone" });
  expect((await bob.post("/keys/upload", { device_keys: identityOf(bob) })).status).toBe(200);
  const { body } = await alice.post("/keys/query", {
    device_keys: { [bob.userId]: [], "@ghost:hs.localhost": [] },
  });
  expect(body.device_keys).toEqual({
    [bob.userId]: { PHONE: { ...identityOf(bob), unsigned: { device_display_name: "Bob's phone" } } },
  });
  const named = await alice.post("/keys/query", { device_keys: { [bob.userId]: ["OTHER"] } });
  expect(named.body.device_keys).toEqual({ [bob.userId]: {} });
});

test("Nobody uploads keys in another device's name", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const answer = await alice.post("/keys/upload", { device_keys: identityOf(bob) });
  expect(answer.body.errcode).toBe("M_INVALID_PARAM");
});

test("A one-time key is given out once; then the fallback key serves, and counts tell the device", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const uploaded = await bob.post("/keys/upload", {
    one_time_keys: { "signed_curve25519:A": { key: "a" }, "signed_curve25519:B": { key: "b" } },
    fallback_keys: { "signed_curve25519:F": { key: "f", fallback: true } },
  });
  expect(uploaded.body).toEqual({ one_time_key_counts: { signed_curve25519: 2 } });
  expect(await sync(bob)).toMatchObject({
    device_one_time_keys_count: { signed_curve25519: 2 },
    device_unused_fallback_key_types: ["signed_curve25519"],
  });

  const claim = async () =>
    (
      await alice.post("/keys/claim", {
        one_time_keys: {
          [bob.userId]: { [bob.deviceId]: "signed_curve25519", UNKNOWN: "signed_curve25519" },
        },
      })
    ).body.one_time_keys[bob.userId];
  const claimed = [await claim(), await claim(), await claim(), await claim()];
  expect(claimed.map((devices) => Object.keys(devices[bob.deviceId])[0])).toEqual([
    "signed_curve25519:A",
    "signed_curve25519:B",
    "signed_curve25519:F",
    "signed_curve25519:F",
  ]);
  expect(claimed[0]).not.toHaveProperty("UNKNOWN");
  expect(await sync(bob)).toMatchObject({
    device_one_time_keys_count: { signed_curve25519: 0 },
    device_unused_fallback_key_types: [],
  });
});

test("Keys of an algorithm that is named like a property of every object are counted", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const uploaded = await alice.post("/keys/upload", { one_time_keys: { "constructor:A": "key" } });
  expect(uploaded.body.one_time_key_counts).toEqual({ signed_curve25519: 0, constructor: 1 });
});

test("A one-time key cannot be replaced by another of its name", async () => {
  const bob = aUser(aHomeserver(), "bob");
  const upload = (key: string) =>
    bob.post("/keys/upload", { one_time_keys: { "signed_curve25519:A": { key } } });
  expect((await upload("a")).status).toBe(200);
  expect((await upload("a")).status).toBe(200);
  expect((await upload("b")).status).toBe(400);
});

test("Device lists tell whose keys changed, who came and who left, to those who share a room", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, stranger] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "stranger"),
  ];
  const roomId = await aRoom([alice], { invite: [bob.userId] });
  const first = await sync(alice);
  await stranger.post("/keys/upload", { device_keys: identityOf(stranger) });
  const poll = sync(alice, `since=${first.next_batch}&timeout=30000`);
  await bob.post(`/join/${roomId}`);
  const joined = await poll;
  expect(joined.device_lists).toEqual({ changed: [bob.userId], left: [] });

  await bob.post("/keys/upload", { device_keys: identityOf(bob) });
  const changed = await sync(alice, `since=${joined.next_batch}`);
  expect(changed.device_lists).toEqual({ changed: [bob.userId], left: [] });

  await bob.post(`/rooms/${roomId}/leave`);
  const left = await sync(alice, `since=${changed.next_batch}`);
  expect(left.device_lists).toEqual({ changed: [], left: [bob.userId] });
  const between = await alice.get(`/keys/changes?from=${joined.next_batch}&to=${changed.next_batch}`);
  expect(between.body).toEqual({ changed: [bob.userId], left: [] });
});

test("Cross-signing keys are public but for the one that shows whom one verified", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice", { password: "secret" }), aUser(homeserver, "bob")];
  const keys = {
    master_key: crossSigningKey(alice.userId, "master", "M"),
    self_signing_key: crossSigningKey(alice.userId, "self_signing", "S"),
    user_signing_key: crossSigningKey(alice.userId, "user_signing", "U"),
  };
  expect((await alice.post("/keys/device_signing/upload", keys)).status).toBe(200);
  const query = async (user: RawUser) =>
    (await user.post("/keys/query", { device_keys: { [alice.userId]: [] } })).body;
  expect((await query(alice)).user_signing_keys).toMatchObject({ [alice.userId]: keys.user_signing_key });
  const seen = await query(bob);
  expect(seen.master_keys).toMatchObject({ [alice.userId]: keys.master_key });
  expect(seen.self_signing_keys).toMatchObject({ [alice.userId]: keys.self_signing_key });
  expect(seen.user_signing_keys).toEqual({});

  const replacing = { ...keys, master_key: crossSigningKey(alice.userId, "master", "M2") };
  const challenge = await alice.post("/keys/device_signing/upload", replacing);
  expect([challenge.status, challenge.body.flows]).toEqual([401, [{ stages: ["m.login.password"] }]]);
  const auth = (password: string) => ({ ...replacing, auth: { type: "m.login.password", password } });
  expect((await alice.post("/keys/device_signing/upload", auth("guess"))).body.errcode).toBe("M_FORBIDDEN");
  expect((await alice.post("/keys/device_signing/upload", auth("secret"))).status).toBe(200);
});

test("A signature is shown to the owner and the signer, and to nobody else", async () => {
  const homeserver = aHomeserver();
  const [alice, bob, carol] = [
    aUser(homeserver, "alice"),
    aUser(homeserver, "bob"),
    aUser(homeserver, "carol"),
  ];
  const master = crossSigningKey(alice.userId, "master", "M");
  await alice.post("/keys/device_signing/upload", { master_key: master });
  await alice.post("/keys/upload", { device_keys: identityOf(alice) });
  await alice.post("/keys/signatures/upload", {
    [alice.userId]: { [alice.deviceId]: { signatures: { [alice.userId]: { "ed25519:S": "device" } } } },
  });
  await bob.post("/keys/signatures/upload", {
    [alice.userId]: {
      M: {
        signatures: { [bob.userId]: { "ed25519:U": "trust" }, [carol.userId]: { "ed25519:U": "forged" } },
      },
    },
  });
  const query = async (user: RawUser) =>
    (await user.post("/keys/query", { device_keys: { [alice.userId]: [] } })).body;
  const masterSeenBy = async (user: RawUser) => (await query(user)).master_keys[alice.userId].signatures;
  expect(await masterSeenBy(bob)).toEqual({ [bob.userId]: { "ed25519:U": "trust" } });
  expect(await masterSeenBy(carol)).toEqual({});
  expect((await query(carol)).device_keys[alice.userId][alice.deviceId].signatures[alice.userId]).toEqual({
    [`ed25519:${alice.deviceId}`]: "self",
    "ed25519:S": "device",
  });
});

test("A signed-out device is gone from the list", async () => {
  const homeserver = aHomeserver();
  const phone = aUser(homeserver, "alice");
  const laptop = asDevice(homeserver, homeserver.login(phone.userId));
  await laptop.post("/keys/upload", { device_keys: identityOf(laptop) });
  const { next_batch: since } = await sync(phone);
  await laptop.post("/logout");
  const { body } = await phone.post("/keys/query", { device_keys: { [phone.userId]: [] } });
  expect(body.device_keys).toEqual({ [phone.userId]: {} });
  expect((await sync(phone, `since=${since}`)).device_lists.changed).toEqual([phone.userId]);
});

test("There is no key backup, and it is said so", async () => {
  const answer = await aUser(aHomeserver(), "alice").get("/room_keys/version");
  expect([answer.status, answer.body.errcode]).toEqual([404, "M_NOT_FOUND"]);
});
