import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { asDevice, aUser, type RawUser } from "./a-user.ts";

const send = (from: RawUser, messages: object, txnId = `t${Math.random()}`) =>
  from.put(`/sendToDevice/org.example/${txnId}`, { messages });
const sync = async (user: RawUser, query = "") => (await user.get(`/sync?${query}`)).body;

test("A message reaches the named device, wakes it, and is repeated until acknowledged by the next token", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const phone = aUser(homeserver, "bob", { deviceId: "PHONE" });
  const laptop = asDevice(homeserver, homeserver.login(phone.userId, { deviceId: "LAPTOP" }));
  const { next_batch: since } = await sync(phone);
  const poll = sync(phone, `since=${since}&timeout=30000`);
  await send(alice, { [phone.userId]: { PHONE: { n: 1 } } });

  const events = [{ type: "org.example", sender: alice.userId, content: { n: 1 } }];
  const first = await poll;
  expect(first.to_device.events).toEqual(events);
  expect((await sync(phone, `since=${since}`)).to_device.events).toEqual(events);
  expect((await sync(phone, `since=${first.next_batch}`)).to_device.events).toEqual([]);
  expect((await sync(phone, `since=${since}`)).to_device.events).toEqual([]);
  expect((await sync(laptop)).to_device.events).toEqual([]);
});

test("The device * is every device of the user, in order, and a transaction is sent once", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const phone = aUser(homeserver, "bob");
  const laptop = asDevice(homeserver, homeserver.login(phone.userId));
  for (const n of [1, 2]) await send(alice, { [phone.userId]: { "*": { n } } }, `txn${n}`);
  await send(alice, { [phone.userId]: { "*": { n: 2 } } }, "txn2");
  for (const device of [phone, laptop]) {
    const { events } = (await sync(device)).to_device;
    expect(events.map((event: { content: { n: number } }) => event.content.n)).toEqual([1, 2]);
  }
});

test("A message to nobody known is accepted and goes nowhere", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  expect((await send(alice, { "@ghost:hs.localhost": { "*": {} } })).status).toBe(200);
  expect((await send(alice, { [alice.userId]: { UNKNOWN: {} } })).status).toBe(200);
  expect((await sync(alice)).to_device.events).toEqual([]);
  expect((await alice.put("/sendToDevice/org.example/x", {})).body.errcode).toBe("M_MISSING_PARAM");
});

test("More than a hundred waiting messages all arrive, and none is lost to the acknowledgement", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  for (let n = 0; n < 150; n += 1) await send(alice, { [bob.userId]: { "*": { n } } });
  expect((await sync(bob)).to_device.events).toHaveLength(150);
});
