import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser, type RawUser, rawRequest } from "./a-user.ts";

const MANAGE = "/_matrix/client/unstable/org.matrix.msc4140/delayed_events";
const MANAGE_STABLE = "/_matrix/client/v1/delayed_events";
const member = "org.matrix.msc3401.call.member";
const openState = { power_level_content_override: { state_default: 0 } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const scheduleState = (user: RawUser, roomId: string, delay: number, content: object = {}) =>
  user.put(`/rooms/${roomId}/state/${member}/k?org.matrix.msc4140.delay=${delay}`, content);

const refuseStateOf = (alice: RawUser, roomId: string) =>
  alice.put(`/rooms/${roomId}/state/m.room.power_levels`, {
    users: { [alice.userId]: 100 },
    state_default: 50,
  });

describe("As Synapse", () => {
  test("A send that the room refuses is an error, and the event is gone", async () => {
    const homeserver = aHomeserver();
    const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
    const roomId = await aRoom([alice, bob]);
    const delayId = (await scheduleState(bob, roomId, 5000)).body.delay_id;
    const refused = await bob.post(`${MANAGE}/${delayId}/send`);
    expect([refused.status, refused.body.errcode]).toEqual([403, "M_FORBIDDEN"]);
    expect((await bob.post(`${MANAGE}/${delayId}/restart`)).body.errcode).toBe("M_NOT_FOUND");
    expect(homeserver.inspect.delayedEvents()).toEqual([]);
  });

  test("What is overdue when the server is back is sent at once; until then nothing is answered", async () => {
    const homeserver = aHomeserver();
    const alice = aUser(homeserver, "alice");
    const roomId = await aRoom([alice], openState);
    await scheduleState(alice, roomId, 5000, { left: true });
    const { next_batch: since } = (await alice.get("/sync")).body;
    const poll = alice.get(`/sync?since=${since}&timeout=30000`);
    const restart = homeserver.interrupt();
    await expect(poll).rejects.toThrow("restarted");
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(alice.get("/sync")).rejects.toThrow("restarted");
    expect(homeserver.inspect.delayedEvents()).toHaveLength(1);
    restart();
    expect((await alice.get(`/rooms/${roomId}/state/${member}/k`)).body).toEqual({ left: true });
    expect(homeserver.inspect.delayedEvents()).toEqual([]);
  });

  test("Managing is limited to one a second, five at once, for each user, and held back", async () => {
    const homeserver = aHomeserver({ delayedEvents: { areLimited: true } });
    const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
    const roomId = await aRoom([alice, bob], openState);
    const delayId = (await scheduleState(alice, roomId, 60_000)).body.delay_id;
    const restart = (user: RawUser) => user.post(`${MANAGE}/${delayId}/restart`);
    for (let count = 0; count < 5; count++) expect((await restart(alice)).status).toBe(200);

    let refused: Awaited<ReturnType<typeof restart>> | undefined;
    void restart(alice).then((answer) => {
      refused = answer;
    });
    await vi.advanceTimersByTimeAsync(499);
    expect(refused).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect([refused?.status, refused?.body.errcode]).toEqual([429, "M_LIMIT_EXCEEDED"]);
    expect([refused?.body.retry_after_ms, refused?.headers.get("Retry-After")]).toEqual([1000, "1"]);
    expect((await restart(bob)).status).toBe(200);
    await vi.advanceTimersByTimeAsync(500);
    expect((await restart(alice)).status).toBe(200);
  });

  test("Who shows no token is counted together with all who show none", async () => {
    const homeserver = aHomeserver({ delayedEvents: { areLimited: true } });
    const alice = aUser(homeserver, "alice");
    const delayId = (await scheduleState(alice, await aRoom([alice], openState), 60_000)).body.delay_id;
    const restart = () => rawRequest(homeserver, "POST", `${MANAGE}/${delayId}/restart`);
    for (let count = 0; count < 5; count++) expect((await restart()).status).toBe(200);
    const refused = restart();
    await vi.advanceTimersByTimeAsync(500);
    expect((await refused).status).toBe(429);
    expect((await alice.post(`${MANAGE}/${delayId}/restart`)).status).toBe(200);
  });

  test("Scheduling is limited to one in five seconds, ten at once", async () => {
    const homeserver = aHomeserver({ delayedEvents: { areLimited: true } });
    const alice = aUser(homeserver, "alice");
    const roomId = await aRoom([alice], openState);
    for (let count = 0; count < 10; count++) {
      expect((await scheduleState(alice, roomId, 600_000)).status).toBe(200);
    }
    const refused = scheduleState(alice, roomId, 600_000);
    await vi.advanceTimersByTimeAsync(500);
    expect((await refused).body).toMatchObject({ errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 5000 });
    await vi.advanceTimersByTimeAsync(4500);
    expect((await scheduleState(alice, roomId, 600_000)).status).toBe(200);
  });
});

describe("As Synapse 1.142", () => {
  const older = { delayedEvents: { rules: "synapse-1.142", maxDelayMs: 10_000, maxPerUser: 1 } } as const;

  test("Actions are named in the body and need a token", async () => {
    const homeserver = aHomeserver(older);
    const alice = aUser(homeserver, "alice");
    const delayId = (await scheduleState(alice, await aRoom([alice], openState), 5000)).body.delay_id;
    const path = `${MANAGE}/${delayId}`;
    expect((await alice.post(`${path}/restart`)).body.errcode).toBe("M_UNRECOGNIZED");
    const body = JSON.stringify({ action: "restart" });
    expect((await rawRequest(homeserver, "POST", path, { body })).body.errcode).toBe("M_MISSING_TOKEN");
    expect((await alice.post(path, { action: "restart" })).status).toBe(200);
  });

  test("Nobody is told which delayed event it was that came", async () => {
    const alice = aUser(aHomeserver(older), "alice");
    const roomId = await aRoom([alice], openState);
    await scheduleState(alice, roomId, 5000);
    await vi.advanceTimersByTimeAsync(5000);
    const event = (await alice.get(`/rooms/${roomId}/state/${member}/k?format=event`)).body;
    expect(Object.keys(event.unsigned)).toEqual(["age"]);
  });

  test("A delay that is too long has the old error, and there is no limit per user, nor a word of either", async () => {
    const alice = aUser(aHomeserver(older), "alice");
    const roomId = await aRoom([alice], openState);
    const refused = await scheduleState(alice, roomId, 10_001);
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        errcode: "M_UNKNOWN",
        error: expect.any(String),
        "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
        "org.matrix.msc4140.max_delay": 10_000,
      },
    ]);
    for (let count = 0; count < 2; count++) {
      expect((await scheduleState(alice, roomId, 10_000)).status).toBe(200);
    }
    const { capabilities } = (await alice.get("/capabilities")).body;
    expect(Object.keys(capabilities).filter((name) => name.includes("delayed"))).toEqual([]);
  });
});

describe("As the merged text", () => {
  const merged = { delayedEvents: { rules: "merged" } } as const;
  const schedule = (user: RawUser, roomId: string, body: object, base = "/_matrix/client/v3", txn = "t") =>
    user.put(`${base}/rooms/${roomId}/delayed_event/${member}/${txn}${Math.random()}`, body);

  test.each(["/_matrix/client/v3", "/_matrix/client/unstable/org.matrix.msc4140"])(
    "Scheduling has an endpoint of its own below %s",
    async (base) => {
      const homeserver = aHomeserver(merged);
      const alice = aUser(homeserver, "alice");
      const roomId = await aRoom([alice], openState);
      const body = { delay_ms: 5000, state_key: "k", content: { left: true } };
      const { delay_id: delayId } = (await schedule(alice, roomId, body, base)).body;
      expect((await alice.get(MANAGE_STABLE)).body.delayed_events).toEqual([
        {
          delay_id: delayId,
          room_id: roomId,
          type: member,
          state_key: "k",
          content: { left: true },
          delay_ms: 5000,
          scheduled_at: Date.now(),
        },
      ]);
      await vi.advanceTimersByTimeAsync(5000);
      const event = (await alice.get(`/rooms/${roomId}/state/${member}/k?format=event`)).body;
      expect(event).toMatchObject({ content: { left: true }, unsigned: { delay_id: delayId } });
    },
  );

  test.each([0, -1, 1.5, "soon", undefined])("A delay of %s is refused", async (delay_ms) => {
    const alice = aUser(aHomeserver(merged), "alice");
    const roomId = await aRoom([alice], openState);
    const refused = await schedule(alice, roomId, { delay_ms, state_key: "k", content: {} });
    expect(refused.status).toBe(400);
  });

  test("The query parameter means nothing any more: such an event is sent at once", async () => {
    const alice = aUser(aHomeserver(merged), "alice");
    const roomId = await aRoom([alice], openState);
    expect((await scheduleState(alice, roomId, 5000)).body).toHaveProperty("event_id");
  });

  test("Managing needs the token of the event's user, and the action in the path", async () => {
    const homeserver = aHomeserver(merged);
    const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
    const roomId = await aRoom([alice, bob], openState);
    const { delay_id: delayId } = (await schedule(alice, roomId, { delay_ms: 5000, content: {} })).body;
    const path = `${MANAGE_STABLE}/${delayId}`;
    expect((await rawRequest(homeserver, "POST", `${path}/restart`)).body.errcode).toBe("M_MISSING_TOKEN");
    expect((await bob.post(`${path}/restart`)).body.errcode).toBe("M_NOT_FOUND");
    expect((await alice.post(path, { action: "restart" })).body.errcode).toBe("M_UNRECOGNIZED");
    expect((await alice.post(`${path}/restart`)).status).toBe(200);
  });

  test("What was done may be asked for again, anything else is a conflict, and the outcome is kept", async () => {
    const alice = aUser(aHomeserver(merged), "alice");
    const roomId = await aRoom([alice], openState);
    const scheduled = async () =>
      (await schedule(alice, roomId, { delay_ms: 5000, state_key: "k", content: {} })).body.delay_id;
    const act = async (delayId: string, action: string) =>
      (await alice.post(`${MANAGE_STABLE}/${delayId}/${action}`)).status;
    const [sent, cancelled] = [await scheduled(), await scheduled()];
    expect([await act(sent, "send"), await act(sent, "send")]).toEqual([200, 200]);
    expect([await act(sent, "cancel"), await act(sent, "restart")]).toEqual([409, 409]);
    expect([await act(cancelled, "cancel"), await act(cancelled, "cancel")]).toEqual([200, 200]);
    expect([await act(cancelled, "send"), await act(cancelled, "restart")]).toEqual([409, 409]);
    expect(await act("syd_unknown", "cancel")).toBe(404);
    expect((await alice.get(`${MANAGE_STABLE}/${sent}`)).body.finalised).toEqual({
      finalised_ts: Date.now(),
      event_id: expect.any(String),
    });
  });

  test("A send that the room refuses leaves the event scheduled; when it is due, the error is kept", async () => {
    const homeserver = aHomeserver(merged);
    const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
    const roomId = await aRoom([alice, bob], openState);
    const body = { delay_ms: 5000, state_key: "k", content: {} };
    const { delay_id: delayId } = (await schedule(bob, roomId, body)).body;
    await refuseStateOf(alice, roomId);
    expect((await bob.post(`${MANAGE_STABLE}/${delayId}/send`)).status).toBe(403);
    expect(homeserver.inspect.delayedEvents()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await bob.get(`${MANAGE_STABLE}/${delayId}`)).body.finalised).toMatchObject({
      error: { errcode: "M_FORBIDDEN" },
    });
  });

  test("State of another user overrides nothing", async () => {
    const homeserver = aHomeserver(merged);
    const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
    const roomId = await aRoom([alice, bob], openState);
    const { delay_id: delayId } = (
      await schedule(alice, roomId, { delay_ms: 5000, state_key: "k", content: {} })
    ).body;
    await bob.put(`/rooms/${roomId}/state/${member}/k`, { by: "bob" });
    expect((await alice.post(`${MANAGE_STABLE}/${delayId}/restart`)).status).toBe(200);
  });

  test("It says so in its features, and names its limits as the specification does", async () => {
    const homeserver = aHomeserver({ delayedEvents: { rules: "merged", maxDelayMs: 1, maxPerUser: 2 } });
    const { body } = await rawRequest(homeserver, "GET", "/_matrix/client/versions");
    expect(body.unstable_features).toMatchObject({ "org.matrix.msc4140.stable": true });
    const { capabilities } = (await aUser(homeserver, "alice").get("/capabilities")).body;
    expect(capabilities["m.delayed_events"]).toEqual({ max_delay_ms: 1, max_scheduled: 2 });
  });
});
