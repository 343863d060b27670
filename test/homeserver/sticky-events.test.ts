import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom, sendText } from "./a-room.ts";
import { aUser, type RawUser } from "./a-user.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sendSticky = (user: RawUser, roomId: string, durationMs: number | string, more = "") =>
  user.put(
    `/rooms/${roomId}/send/org.matrix.msc4143.rtc.member/t${Math.random()}?org.matrix.msc4354.sticky_duration_ms=${durationMs}${more}`,
    { msc4354_sticky_key: "me" },
  );

const oneLine = encodeURIComponent(JSON.stringify({ room: { timeline: { limit: 1 } } }));

test("A sticky event says how long it is sticky, and how long still", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const { event_id: eventId } = (await sendSticky(alice, roomId, 60_000)).body;
  await vi.advanceTimersByTimeAsync(15_000);
  const event = (await alice.get(`/rooms/${roomId}/event/${eventId}`)).body;
  expect(event.msc4354_sticky).toEqual({ duration_ms: 60_000 });
  expect(event.unsigned.msc4354_sticky_duration_ttl_ms).toBe(45_000);
});

test("A sticky event that the timeline leaves out comes in a section of its own, once, while it is sticky", async () => {
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const roomId = await aRoom([alice, bob]);
  const { next_batch: since } = (await bob.get("/sync")).body;
  const { event_id: eventId } = (await sendSticky(alice, roomId, 60_000)).body;
  await sendText(alice, roomId, "Later");
  await sendText(alice, roomId, "Latest");

  const stickyIds = (room: { msc4354_sticky?: { events: { event_id: string }[] } }) =>
    room.msc4354_sticky?.events.map((event) => event.event_id);
  const gappy = (await bob.get(`/sync?since=${since}&filter=${oneLine}`)).body;
  expect(stickyIds(gappy.rooms.join[roomId])).toEqual([eventId]);
  const whole = (await bob.get(`/sync?since=${since}`)).body;
  expect(whole.rooms.join[roomId]).not.toHaveProperty("msc4354_sticky");
  const first = (await bob.get(`/sync?filter=${oneLine}`)).body;
  expect(stickyIds(first.rooms.join[roomId])).toEqual([eventId]);

  await sendText(alice, roomId, "Newest");
  const next = (await bob.get(`/sync?since=${gappy.next_batch}&filter=${oneLine}`)).body;
  expect(next.rooms.join[roomId]).not.toHaveProperty("msc4354_sticky");
  await vi.advanceTimersByTimeAsync(60_000);
  const expired = (await bob.get(`/sync?filter=${oneLine}`)).body;
  expect(expired.rooms.join[roomId]).not.toHaveProperty("msc4354_sticky");
});

test("Nothing is sticky for longer than an hour", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const { event_id: eventId } = (await sendSticky(alice, roomId, 10 * 3_600_000)).body;
  const { unsigned } = (await alice.get(`/rooms/${roomId}/event/${eventId}`)).body;
  expect(unsigned.msc4354_sticky_duration_ttl_ms).toBe(3_600_000);
});

test("A sticky event can be delayed, and is sticky from when it is sent", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const roomId = await aRoom([alice]);
  const { body } = await sendSticky(alice, roomId, 60_000, "&org.matrix.msc4140.delay=5000");
  expect(body).toHaveProperty("delay_id");
  await vi.advanceTimersByTimeAsync(5000);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.msc4354_sticky).toEqual({ duration_ms: 60_000 });
  const room = (await alice.get("/sync")).body.rooms.join[roomId];
  expect(room.timeline.events.at(-1).unsigned.msc4354_sticky_duration_ttl_ms).toBe(60_000);
});

test("A duration must be a whole number; a homeserver without sticky events does not look at it", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  expect((await sendSticky(alice, roomId, -1)).body.errcode).toBe("M_INVALID_PARAM");
  expect((await sendSticky(alice, roomId, "long")).body.errcode).toBe("M_INVALID_PARAM");

  const plain = aHomeserver({ stickyEvents: false });
  const bob = aUser(plain, "bob");
  const plainRoom = await aRoom([bob]);
  await sendSticky(bob, plainRoom, 60_000);
  expect(plain.inspect.roomEvents(plainRoom).at(-1)).not.toHaveProperty("msc4354_sticky");
});

test("A redacted event is not sticky any more", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const roomId = await aRoom([alice]);
  const { event_id: eventId } = (await sendSticky(alice, roomId, 60_000)).body;
  await alice.put(`/rooms/${roomId}/redact/${eventId}/1`, {});
  await sendText(alice, roomId, "After");
  const room = (await alice.get(`/sync?filter=${oneLine}`)).body.rooms.join[roomId];
  expect(room).not.toHaveProperty("msc4354_sticky");
});
