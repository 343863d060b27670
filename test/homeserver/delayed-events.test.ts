import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendText } from "./a-room.ts";
import { aUser, type RawUser, rawRequest } from "./a-user.ts";

const MANAGE = "/_matrix/client/unstable/org.matrix.msc4140/delayed_events";
const member = "org.matrix.msc3401.call.member";
const openState = { power_level_content_override: { state_default: 0 } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const scheduleState = async (user: RawUser, roomId: string, delay: number, content: object = {}, key = "k") =>
  (await user.put(`/rooms/${roomId}/state/${member}/${key}?org.matrix.msc4140.delay=${delay}`, content)).body
    .delay_id;
const scheduleMessage = (
  user: RawUser,
  roomId: string,
  delay: number | string,
  txnId = `t${Math.random()}`,
) =>
  user.put(`/rooms/${roomId}/send/m.room.message/${txnId}?org.matrix.msc4140.delay=${delay}`, {
    body: "Late",
  });

test("A delayed event is sent when it is due, with the due time, and only its sender learns its id", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { body } = await scheduleMessage(alice, roomId, 8000);
  expect(body).toEqual({ delay_id: expect.stringMatching(/^syd_[\w-]+/) });
  const due = Date.now() + 8000;

  await vi.advanceTimersByTimeAsync(7999);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.type).toBe("m.room.member");
  await vi.advanceTimersByTimeAsync(1);
  const sent = homeserver.inspect.roomEvents(roomId).at(-1);
  expect(sent).toMatchObject({ content: { body: "Late" }, sender: alice.userId, origin_server_ts: due });

  const idSeenBy = async (user: RawUser) =>
    (await user.get(`/rooms/${roomId}/event/${sent?.event_id}`)).body.unsigned["org.matrix.msc4140.delay_id"];
  expect(await idSeenBy(alice)).toBe(body.delay_id);
  expect(await idSeenBy(bob)).toBeUndefined();
});

test("A delayed event wakes a waiting sync", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  await scheduleMessage(alice, roomId, 8000);
  const { next_batch: since } = (await alice.get("/sync")).body;
  const poll = alice.get(`/sync?since=${since}&timeout=30000`);
  await vi.advanceTimersByTimeAsync(8000);
  expect((await poll).body.rooms.join[roomId].timeline.events).toHaveLength(1);
});

test.each(["path", "body"])("Restart, send and cancel work with the action in the %s", async (form) => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice], openState);
  const act = (delayId: string, action: string) =>
    form === "path"
      ? alice.post(`${MANAGE}/${delayId}/${action}`)
      : alice.post(`${MANAGE}/${delayId}`, { action });

  const delayId = await scheduleState(alice, roomId, 5000, { left: true });
  await vi.advanceTimersByTimeAsync(4000);
  expect((await act(delayId, "restart")).status).toBe(200);
  await vi.advanceTimersByTimeAsync(4999);
  expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).status).toBe(404);
  expect(await act(delayId, "send")).toMatchObject({ status: 200, body: {} });
  expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).body).toEqual({ left: true });

  const cancelled = await scheduleState(alice, roomId, 5000, { left: "never" });
  expect((await act(cancelled, "cancel")).status).toBe(200);
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).body).toEqual({ left: true });

  for (const action of ["restart", "send", "cancel"]) {
    expect((await act(cancelled, action)).body.errcode, action).toBe("M_NOT_FOUND");
    expect((await act("syd_unknown", action)).status, action).toBe(404);
  }
});

test("Actions need no token; unknown ones are told apart by form", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const delayId = await scheduleState(alice, await aRoom([alice], openState), 5000);
  expect((await rawRequest(homeserver, "POST", `${MANAGE}/${delayId}/restart`)).status).toBe(200);
  expect((await alice.post(`${MANAGE}/${delayId}/explode`)).body.errcode).toBe("M_UNRECOGNIZED");
  expect((await alice.post(`${MANAGE}/${delayId}`, { action: "explode" })).body.errcode).toBe(
    "M_INVALID_PARAM",
  );
  expect((await alice.post(`${MANAGE}/${delayId}`, {})).body.errcode).toBe("M_MISSING_PARAM");
});

test("The list shows what is scheduled, soonest first, to its owner only", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob], openState);
  const later = (await scheduleMessage(alice, roomId, 9000)).body.delay_id;
  const sooner = await scheduleState(alice, roomId, 4000, { n: 1 });
  const runningSince = Date.now();
  expect((await alice.get(MANAGE)).body.delayed_events).toEqual([
    {
      delay_id: sooner,
      room_id: roomId,
      type: member,
      state_key: "k",
      delay: 4000,
      running_since: runningSince,
      content: { n: 1 },
    },
    expect.objectContaining({ delay_id: later, type: "m.room.message" }),
  ]);
  expect((await alice.get(`${MANAGE}/${sooner}`)).body).toMatchObject({
    delay_ms: 4000,
    delayed_since_ts: runningSince,
  });
  expect((await bob.get(MANAGE)).body.delayed_events).toEqual([]);
  expect((await bob.get(`${MANAGE}/${sooner}`)).body.errcode).toBe("M_NOT_FOUND");
  expect(homeserver.inspect.delayedEvents().map((scheduled) => scheduled.dueAt)).toEqual([
    runningSince + 4000,
    runningSince + 9000,
  ]);
});

test("State set by another user cancels what is scheduled for that entry; one's own does not", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob], openState);
  const delayId = await scheduleState(alice, roomId, 5000);
  const other = await scheduleState(alice, roomId, 5000, {}, "another-key");
  await alice.put(`/rooms/${roomId}/state/${member}/k`, { by: "alice" });
  expect((await alice.post(`${MANAGE}/${delayId}/restart`)).status).toBe(200);
  await bob.put(`/rooms/${roomId}/state/${member}/k`, { by: "bob" });
  expect((await alice.post(`${MANAGE}/${delayId}/restart`)).body.errcode).toBe("M_NOT_FOUND");
  expect((await alice.post(`${MANAGE}/${other}/restart`)).status).toBe(200);
});

test("Of several due together for one state entry only the first is sent", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice], openState);
  await scheduleState(alice, roomId, 5000, { which: "second" });
  await scheduleState(alice, roomId, 4000, { which: "first" });
  // The process slept: both are overdue when it wakes.
  vi.setSystemTime(Date.now() + 60_000);
  await vi.advanceTimersByTimeAsync(4000);
  expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).body).toEqual({ which: "first" });
  expect(homeserver.inspect.delayedEvents()).toEqual([]);
});

test("Power and membership are asked for when it is sent; what is refused then is gone", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const delayId = await scheduleState(bob, roomId, 5000);
  expect(delayId).toBeTypeOf("string");
  await vi.advanceTimersByTimeAsync(5000);
  expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).status).toBe(404);
  expect((await bob.post(`${MANAGE}/${delayId}/send`)).body.errcode).toBe("M_NOT_FOUND");
});

test("A delay must be a whole number of milliseconds; zero is one", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  for (const delay of [-1, 1.5, "soon", ""]) {
    const answer = await scheduleMessage(alice, roomId, delay);
    expect([answer.status, answer.body.errcode], String(delay)).toEqual([400, "M_INVALID_PARAM"]);
  }
  expect((await scheduleMessage(alice, roomId, 0)).body.delay_id).toBeTypeOf("string");
  await vi.advanceTimersByTimeAsync(0);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.content).toEqual({ body: "Late" });
});

test("A delay above the maximum is forbidden", async () => {
  const homeserver = aHomeserver({ delayedEvents: { maxDelayMs: 10_000, maxPerUser: 5 } });
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const answer = await scheduleMessage(alice, roomId, 10_001);
  expect([answer.status, answer.body.errcode]).toEqual([403, "M_FORBIDDEN"]);
  expect((await scheduleMessage(alice, roomId, 10_000)).status).toBe(200);
});

test("Too many at once are limited until the next one is sent", async () => {
  const homeserver = aHomeserver({ delayedEvents: { maxDelayMs: 60_000, maxPerUser: 2 } });
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  await scheduleMessage(alice, roomId, 20_000);
  await scheduleMessage(alice, roomId, 4500);
  const refused = await scheduleMessage(alice, roomId, 1000);
  expect([refused.status, refused.body.errcode]).toEqual([429, "M_LIMIT_EXCEEDED"]);
  expect([refused.body.retry_after_ms, refused.headers.get("Retry-After")]).toEqual([4500, "5"]);
  expect((await scheduleMessage(bob, roomId, 1000)).status).toBe(200);
  await vi.advanceTimersByTimeAsync(4500);
  expect((await scheduleMessage(alice, roomId, 1000)).status).toBe(200);
});

test("A homeserver without delayed events sends at once and has no endpoints for them", async () => {
  const homeserver = aHomeserver({ delayedEvents: false });
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  expect((await scheduleMessage(alice, roomId, 8000)).body).toHaveProperty("event_id");
  expect((await alice.get(MANAGE)).body.errcode).toBe("M_UNRECOGNIZED");
});

test("A scheduled transaction sent twice is scheduled once", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const first = await scheduleMessage(alice, roomId, 8000, "same");
  expect((await scheduleMessage(alice, roomId, 8000, "same")).body).toEqual(first.body);
  expect(homeserver.inspect.delayedEvents()).toHaveLength(1);
});

test("A closed homeserver sends nothing any more", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  await sendText(alice, roomId, "Last");
  await scheduleMessage(alice, roomId, 8000);
  homeserver.close();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(8000);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.content["body"]).toBe("Last");
});

test("Delays beyond the longest timer of JavaScript are kept", async () => {
  const month = 30 * 86_400_000;
  const homeserver = aHomeserver({ delayedEvents: { maxDelayMs: month, maxPerUser: 1 } });
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  await scheduleMessage(alice, roomId, month);
  await vi.advanceTimersByTimeAsync(month - 1);
  expect(homeserver.inspect.delayedEvents()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.content).toEqual({ body: "Late" });
});
