import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";
import { eventually } from "./eventually.ts";

const member = "org.matrix.msc3401.call.member";

describe("delayed events", () => {
  it("86. A scheduled event has a delay id and no event id, and comes when it is due", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const roomId = await aRoom(alice);
    const scheduledAt = Date.now();
    const scheduled = await aDriver(alice, roomId).sendDelayedEvent(200, member, { left: true }, "_alice");
    expect(scheduled).toEqual({ roomId, delayId: expect.any(String) });
    await eventually(() => {
      const [event] = alice.port.getState(roomId, member, "_alice");
      expect(event?.content).toEqual({ left: true });
      expect(event?.origin_server_ts).toBeGreaterThanOrEqual(scheduledAt + 200);
    });
  });

  it("87. Server without `org.matrix.msc4140`: an error, nothing is sent", async () => {
    const homeserver = aHomeserver({ delayedEvents: false });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await expect(driver.sendDelayedEvent(1000, member, {}, "_alice")).rejects.toThrow();
    await expect(driver.sendDelayedEvent(1000, "org.example.bye", {})).rejects.toThrow();
    await expect(driver.sendDelayedStickyEvent(1000, 1000, "org.example.bye", {})).rejects.toThrow();
    const sent = homeserver.seen.filter(
      ({ path }) => path.includes(member) || path.includes("org.example.bye"),
    );
    expect(sent).toEqual([]);
  });

  it("88. Server answers `event_id` to a delayed request: an error", async () => {
    const homeserver = aHomeserver({
      intercept: (request) =>
        request.method === "PUT" && request.url.includes("delay")
          ? Response.json({ event_id: "$now" })
          : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await expect(driver.sendDelayedEvent(1000, member, {}, "_alice")).rejects.toThrow();
    await expect(driver.sendDelayedEvent(1000, "org.example.bye", {})).rejects.toThrow();
  });

  it("89. Server 403 `M_FORBIDDEN` (too long) is passed through typed", async () => {
    const homeserver = aHomeserver({
      delayedEvents: { maxDelayMs: 1000 },
      // Else it would not be asked at all.
      intercept: ({ url }) =>
        url.endsWith("/capabilities") ? Response.json({ capabilities: {} }) : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const error = await driver
      .sendDelayedEvent(60_000, member, {}, "_alice")
      .catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 403, response: { errcode: "M_FORBIDDEN" } },
    });
  });

  it("90. Old `M_MAX_DELAY_EXCEEDED` body fields reach the widget unchanged", async () => {
    const alice = await aUser(
      aHomeserver({ delayedEvents: { rules: "synapse-1.142", maxDelayMs: 1000 } }),
      "alice",
    );
    const driver = aDriver(alice, await aRoom(alice));
    const error = await driver
      .sendDelayedEvent(60_000, member, {}, "_alice")
      .catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: {
        http_status: 400,
        response: {
          errcode: "M_UNKNOWN",
          "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
          "org.matrix.msc4140.max_delay": 1000,
        },
      },
    });
  });

  it("91. 429 with `Retry-After` reaches the widget with that header", async () => {
    const homeserver = aHomeserver({ delayedEvents: { maxPerUser: 1 } });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await driver.sendDelayedEvent(60_000, member, {}, "_alice");
    const error = await driver
      .sendDelayedEvent(60_000, member, {}, "_alice")
      .catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: {
        http_status: 429,
        http_headers: { "retry-after": "60" },
        response: { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: expect.any(Number) },
      },
    });
  });

  it("95. cancel/restart/send hit the per-action endpoint with the access token", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const schedule = () => driver.sendDelayedEvent(60_000, member, { n: 1 }, "_alice");

    const [kept, dropped] = [await schedule(), await schedule()];
    await driver.restartScheduledDelayedEvent(kept.delayId);
    await driver.cancelScheduledDelayedEvent(dropped.delayId);
    await driver.sendScheduledDelayedEvent(kept.delayId);
    const posts = homeserver.seen.filter(({ path }) => path.includes("/delayed_events/"));
    expect(posts.map(({ path }) => path.split("/delayed_events/")[1])).toEqual([
      `${kept.delayId}/restart`,
      `${dropped.delayId}/cancel`,
      `${kept.delayId}/send`,
    ]);
    await eventually(() => expect(alice.port.getState(roomId, member, "_alice")).toHaveLength(1));
  });

  it("97. 404 `M_NOT_FOUND` is typed", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const error = await driver.restartScheduledDelayedEvent("gone").catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 404, response: { errcode: "M_NOT_FOUND" } },
    });
  });

  it("99. Ten concurrent restarts are all forwarded immediately and independently", async () => {
    let waiting = 0;
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const homeserver = aHomeserver({
      intercept: async (request) => {
        if (!request.url.endsWith("/restart")) return undefined;
        waiting += 1;
        await gate;
        return undefined;
      },
    });
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const { delayId } = await driver.sendDelayedEvent(60_000, member, {}, "_alice");
    const restarts = Array.from({ length: 10 }, () => driver.restartScheduledDelayedEvent(delayId));
    await eventually(() => expect(waiting).toBe(10));
    release();
    await Promise.all(restarts);
  });

  it("101. Delayed message event in an encrypted room never leaves in clear", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const driver = aDriver(alice, await aRoom(alice, { encrypted: true }));
    await driver.sendDelayedEvent(60_000, "org.example.bye", { secret: "rosebud" }).catch(() => undefined);
    await driver
      .sendDelayedStickyEvent(60_000, 1000, "org.example.bye", { secret: "rosebud" })
      .catch(() => undefined);
    expect(JSON.stringify(homeserver.seen)).not.toContain("rosebud");
  });

  it("102. Delayed state event overridden by another user's state: next restart yields the server's 404", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const bob = await aUser(homeserver, "bob");
    const roomId = await aRoom(alice, { others: [bob] });
    const levels = alice.port.getState(roomId, "m.room.power_levels", "")[0]?.content;
    const driver = aDriver(alice, roomId);
    await driver.sendEvent("m.room.power_levels", { ...levels, events: { [member]: 0 } }, "");
    const { delayId } = await driver.sendDelayedEvent(60_000, member, {}, "seat");
    await driver.restartScheduledDelayedEvent(delayId);
    await aDriver(bob, roomId).sendEvent(member, { taken: true }, "seat");
    const error = await driver.restartScheduledDelayedEvent(delayId).catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({ matrix_api_error: { http_status: 404 } });
  });

  it.each([[0], [-1], [0.5], [Number.NaN], [Number.POSITIVE_INFINITY], ["1000"]])(
    "103. A delay of %j is refused, never an immediate send",
    async (delay) => {
      const homeserver = aHomeserver();
      const alice = await aUser(homeserver, "alice");
      const driver = aDriver(alice, await aRoom(alice));
      // A widget may send anything, whatever the types say.
      const send = driver.sendDelayedEvent(delay as number, "org.example.bye", {});
      await expect(send).rejects.toMatchObject({ code: "invalid-argument" });
      expect(homeserver.bodiesOf("org.example.bye")).toEqual([]);
    },
  );

  it("105. Sticky + delay goes out as one scheduled sticky event", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const driver = aDriver(alice, roomId);
    const leave = { msc4354_sticky_key: "alice" };
    await driver.sendDelayedStickyEvent(100, 60_000, "org.matrix.msc4143.rtc.member", leave);
    await eventually(async () => {
      expect(await driver.readStickyEvents(roomId)).toEqual([
        expect.objectContaining({ content: leave, msc4354_sticky: { duration_ms: 60_000 } }),
      ]);
    });
    expect(homeserver.bodiesOf("/send/org.matrix.msc4143.rtc.member/")).toHaveLength(1);
  });

  it("refuses to delay a redaction, which homeservers would carry out at once", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    const { eventId: redacts } = await driver.sendEvent("m.room.message", {
      body: "Hello",
      msgtype: "m.text",
    });
    await expect(driver.sendDelayedEvent(1000, "m.room.redaction", { redacts })).rejects.toThrow(
      "cannot be delayed",
    );
    expect(homeserver.seen.filter(({ path }) => path.includes("redact"))).toEqual([]);
  });
});
