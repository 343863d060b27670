import { describe, expect, onTestFinished, test } from "vitest";
import { toErrorResponse } from "../../src/core/protocol/error-response.ts";
import { createHomeserver, type DelayedEventOptions, type Homeserver } from "../../src/homeserver/index.ts";
import { aClient, type TestClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";

const leave = "org.example.leave";
const hourMs = 3_600_000;

async function aliceAt(
  delayedEvents: DelayedEventOptions,
  intercept?: (request: Request) => Response | undefined,
): Promise<TestClient & { homeserver: Homeserver; roomId: string }> {
  const homeserver = createHomeserver({ delayedEvents, ...(intercept && { intercept }) });
  onTestFinished(() => homeserver.close());
  const alice = await aClient(homeserver, "alice");
  return { ...alice, homeserver, roomId: await aRoom([alice.client]) };
}

const unrecognized = (): Response =>
  Response.json({ errcode: "M_UNRECOGNIZED", error: "Unrecognized request" }, { status: 404 });

describe.each(["synapse", "synapse-1.142", "merged"] as const)("A homeserver as %s", (rules) => {
  test("86. schedules message and state events, plain and sticky, and sends none at once", async () => {
    const { port, homeserver, roomId } = await aliceAt({ rules });
    const before = homeserver.inspect.roomEvents(roomId).length;
    const event = { roomId, type: leave, content: { why: "gone" }, delayMs: hourMs };
    await port.scheduleEvent(event);
    await port.scheduleEvent({ ...event, stateKey: "" });
    await port.scheduleEvent({ ...event, stateKey: "_@alice:hs/m.call" });
    await port.scheduleEvent({ ...event, stickyDurationMs: 1000 });
    const { content, type } = event;
    expect(homeserver.inspect.delayedEvents()).toMatchObject([
      { type, content, stateKey: undefined },
      { type, content, stateKey: "" },
      { type, content, stateKey: "_@alice:hs/m.call" },
      { type, content, stateKey: undefined },
    ]);
    expect(homeserver.inspect.roomEvents(roomId)).toHaveLength(before);
  });

  test("95. restarts, sends and cancels, with the access token", async () => {
    const { port, wire, homeserver, roomId } = await aliceAt({ rules });
    const event = { roomId, type: leave, content: {}, stateKey: "", delayMs: hourMs };
    const [sent, cancelled] = [await port.scheduleEvent(event), await port.scheduleEvent(event)];
    await port.updateDelayedEvent(sent, "restart");
    await port.updateDelayedEvent(cancelled, "cancel");
    expect(homeserver.inspect.delayedEvents().map(({ delayId }) => delayId)).toEqual([sent]);
    await port.updateDelayedEvent(sent, "send");
    expect(homeserver.inspect.delayedEvents()).toEqual([]);
    expect(homeserver.inspect.roomState(roomId).at(-1)).toMatchObject({ type: leave, content: {} });
    for (const { authorization } of wire.requests("/delayed_events/"))
      expect(authorization).toMatch(/^Bearer ./);
  });

  test("97. tells what is no longer scheduled from what is", async () => {
    const { port, roomId } = await aliceAt({ rules });
    const event = { roomId, type: leave, content: {}, delayMs: hourMs };
    const delayId = await port.scheduleEvent(event);
    await port.updateDelayedEvent(delayId, "send");
    const expected =
      rules === "merged" ? { status: 409, errcode: "M_UNKNOWN" } : { status: 404, errcode: "M_NOT_FOUND" };
    await expect(port.updateDelayedEvent(delayId, "restart")).rejects.toMatchObject(expected);
    await expect(port.updateDelayedEvent("syd_nobody", "restart")).rejects.toMatchObject({
      status: 404,
      errcode: "M_NOT_FOUND",
    });
  });

  test("lists what is scheduled, with its time", async () => {
    const { port, homeserver, roomId } = await aliceAt({ rules });
    const event = { roomId, type: leave, content: { a: 1 }, stateKey: "k", delayMs: hourMs };
    const delayId = await port.scheduleEvent(event);
    const [scheduled] = homeserver.inspect.delayedEvents();
    const runningSinceMs = (scheduled?.dueAt ?? 0) - hourMs;
    expect(await port.listDelayedEvents?.()).toEqual([{ ...event, delayId, runningSinceMs }]);
  });

  test("is asked in the form it knows from the second time on", async () => {
    const { port, wire, roomId } = await aliceAt({ rules });
    const event = { roomId, type: leave, content: {}, delayMs: hourMs };
    const first = await port.scheduleEvent(event);
    await port.updateDelayedEvent(first, "restart");
    const before = wire.requests("delayed_event").length + wire.requests("/send/").length;
    const second = await port.scheduleEvent(event);
    await port.updateDelayedEvent(second, "restart");
    expect(wire.requests("delayed_event").length + wire.requests("/send/").length).toBe(before + 2);
  });
});

test("87. A homeserver with the endpoint alone is never asked with a query, which it would send at once", async () => {
  const { port, wire, roomId } = await aliceAt({ rules: "merged" });
  await port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: hourMs });
  await port.scheduleEvent({ roomId, type: leave, content: {}, stateKey: "", delayMs: hourMs });
  expect([...wire.requests("/send/"), ...wire.requests(`/state/${leave}`)]).toEqual([]);
});

test("87. A homeserver that lists the finished text is not asked with a query, even if it knows no endpoint", async () => {
  const { port, wire, roomId } = await aliceAt({ rules: "merged" }, ({ url }) =>
    url.includes("/delayed_event/") ? unrecognized() : undefined,
  );
  const scheduling = port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: hourMs });
  await expect(scheduling).rejects.toMatchObject({ status: 404, errcode: "M_UNRECOGNIZED" });
  expect(wire.requests("/send/")).toEqual([]);
});

test("87. Where the endpoint was there once, its absence is an error and no reason to ask otherwise", async () => {
  let isAway = false;
  const { port, wire, roomId } = await aliceAt({ rules: "merged" }, ({ url }) => {
    if (url.includes("/versions"))
      return Response.json({ versions: ["v1.11"], unstable_features: { "org.matrix.msc4140": true } });
    return isAway && url.includes("/delayed_event/") ? unrecognized() : undefined;
  });
  const event = { roomId, type: leave, content: {}, delayMs: hourMs };
  await port.scheduleEvent(event);
  isAway = true;
  await expect(port.scheduleEvent(event)).rejects.toMatchObject({ errcode: "M_UNRECOGNIZED" });
  expect(wire.requests("/send/")).toEqual([]);
});

test("96. An action that the path does not take goes in the body, with the token; an unknown id is asked for once", async () => {
  const { port, wire, roomId } = await aliceAt({ rules: "synapse-1.142" });
  const delayId = await port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: hourMs });
  await port.updateDelayedEvent(delayId, "restart");
  const requests = wire.requests("/delayed_events/");
  expect(requests.map(({ path }) => path.split("/delayed_events/")[1])).toEqual([
    `${delayId}/restart`,
    delayId,
  ]);
  expect(requests[1]).toMatchObject({
    body: { action: "restart" },
    authorization: expect.stringMatching(/^Bearer ./),
  });
  await expect(port.updateDelayedEvent("syd_nobody", "restart")).rejects.toMatchObject({
    errcode: "M_NOT_FOUND",
  });
  expect(wire.requests("/delayed_events/")).toHaveLength(3);
});

test("A broken connection settles nothing: the newer form is asked for again", async () => {
  const { port, wire, roomId } = await aliceAt({ rules: "merged" });
  wire.answerOnce("/delayed_event/", () => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const event = { roomId, type: leave, content: {}, delayMs: hourMs };
  await expect(port.scheduleEvent(event)).rejects.toMatchObject({ status: 502 });
  await port.scheduleEvent(event);
  expect(wire.requests("/delayed_event/")).toHaveLength(2);
});

test("Who is asked for patience before the question was looked at does not take the newer form for known", async () => {
  const { port, wire, homeserver, roomId } = await aliceAt({ rules: "synapse" });
  const limited = { errcode: "M_LIMIT_EXCEEDED", error: "Too many requests", retry_after_ms: 1 };
  wire.answerOnce("/delayed_event/", () => Response.json(limited, { status: 429 }));
  const event = { roomId, type: leave, content: {}, delayMs: hourMs };
  await expect(port.scheduleEvent(event)).rejects.toMatchObject({ status: 429 });
  const delayId = await port.scheduleEvent(event);
  expect(homeserver.inspect.delayedEvents()).toMatchObject([{ delayId }]);
});

describe("The list of what is scheduled", () => {
  const listed = (id: string) => ({ delay_id: id, room_id: "!room:hs", type: leave, content: {} });
  /** Answers every question for the list, by where it is to begin. */
  const listing = (pageFrom: (from: string | null) => object) => (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    return pathname.endsWith("/delayed_events")
      ? Response.json(pageFrom(searchParams.get("from")))
      : undefined;
  };

  test("is whole where the homeserver gives it in pages", async () => {
    const { port } = await aliceAt(
      { rules: "merged" },
      listing((from) =>
        from === "two"
          ? { delayed_events: [listed("syd_2")] }
          : { delayed_events: [listed("syd_1")], next_batch: "two" },
      ),
    );
    const ids = (await port.listDelayedEvents?.())?.map(({ delayId }) => delayId);
    expect(ids).toEqual(["syd_1", "syd_2"]);
  });

  test("is none where it has no end, since of what it lacks it would be believed that it is gone", async () => {
    let pages = 0;
    const { port } = await aliceAt(
      { rules: "merged" },
      listing(() => {
        pages += 1;
        return { delayed_events: [], next_batch: `page ${pages}` };
      }),
    );
    await expect(port.listDelayedEvents?.()).rejects.toMatchObject({ code: "unsupported" });
    expect(pages).toBeLessThanOrEqual(20);
  });

  test("has also what is there with times under names that nobody knows", async () => {
    const strange = { ...listed("syd_1"), sends_at: "tomorrow", content: null };
    const { port } = await aliceAt(
      { rules: "merged" },
      listing(() => ({ delayed_events: [strange] })),
    );
    expect(await port.listDelayedEvents?.()).toEqual([
      { delayId: "syd_1", roomId: "!room:hs", type: leave, content: {} },
    ]);
  });
});

test("90. The old error of a delay that is too long reaches the widget with all its fields", async () => {
  const { port, roomId } = await aliceAt({ rules: "synapse-1.142", maxDelayMs: 10_000 });
  const scheduling = port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: hourMs });
  const error = await scheduling.catch((reason: unknown) => reason);
  expect(toErrorResponse(error, "Error sending event").error.matrix_api_error).toMatchObject({
    http_status: 400,
    response: {
      errcode: "M_UNKNOWN",
      "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
      "org.matrix.msc4140.max_delay": 10_000,
    },
  });
});

describe("Limits that the homeserver advertises", () => {
  test.each(["synapse", "merged"] as const)("are known under the name of %s", async (rules) => {
    const { port } = await aliceAt({ rules, maxDelayMs: 5000, maxPerUser: 3 });
    expect(await port.getDelayedEventLimits?.()).toEqual({ maxDelayMs: 5000, maxScheduled: 3 });
  });

  test("are unknown where it says none", async () => {
    const { port } = await aliceAt({ rules: "synapse-1.142" });
    expect(await port.getDelayedEventLimits?.()).toBeUndefined();
  });

  test("90. spare it the question: the widget is told what to shorten its delay to, as call widgets understand it", async () => {
    const { port, wire, roomId } = await aliceAt({ rules: "merged", maxDelayMs: 5000 });
    const scheduling = port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: 5001 });
    await expect(scheduling).rejects.toMatchObject({
      status: 400,
      errcode: "M_UNKNOWN",
      body: {
        "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
        "org.matrix.msc4140.max_delay": 5000,
      },
    });
    expect(wire.requests("delayed_event")).toEqual([]);
    await port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: 5000 });
  });

  test("89. of zero mean that delayed events are switched off", async () => {
    const { port, roomId } = await aliceAt({ maxDelayMs: 0, maxPerUser: 0 });
    const scheduling = port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: 1 });
    await expect(scheduling).rejects.toMatchObject({ status: 403, errcode: "M_FORBIDDEN" });
  });

  test("89. are not needed: a refusal that nobody announced is passed on", async () => {
    const { port, roomId } = await aliceAt({ maxDelayMs: 5000 }, ({ url }) =>
      url.endsWith("/capabilities") ? Response.json({ capabilities: {} }) : undefined,
    );
    const scheduling = port.scheduleEvent({ roomId, type: leave, content: {}, delayMs: 5001 });
    await expect(scheduling).rejects.toMatchObject({ status: 403, errcode: "M_FORBIDDEN" });
  });
});
