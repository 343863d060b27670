import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { SessionDriver } from "../../src/core/session/session-driver.ts";
import { defineAction, noCapability, noRoom } from "../../src/host/actions/action.ts";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, anEvent } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import {
  answer,
  aRequest,
  ask,
  negotiate,
  post,
  settled,
  untilAsked,
  untilReply,
} from "./support/raw-widget.ts";

const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const COMPLETE = `${NAMESPACE}.complete_timeline`;
const READ_EVENTS = "org.matrix.msc2876.read_events";
const READ_RELATIONS = "org.matrix.msc3869.read_relations";
const REQUEST_CAPABILITIES = "org.matrix.msc2974.request_capabilities";
const aMessage = { type: "m.room.message" };

/** An action `org.example.wait` that is answered when the test says so. */
function aWaitingAction() {
  const answers: (() => void)[] = [];
  const action = defineAction({
    names: ["org.example.wait"],
    schema: v.unknown(),
    capability: noCapability,
    room: noRoom,
    failure: "Error while waiting",
    handler: () => new Promise<object>((resolve) => answers.push(() => resolve({}))),
  });
  return { action, answers };
}

/** A driver whose timeline holds so many messages. */
function aFullDriver(count: number, overrides: Partial<SessionDriver> = {}) {
  const events = Array.from({ length: count }, () => anEvent());
  return aMemoryDriver({
    readRoomTimeline: async (_room, _type, _msgtype, _key, limit) => events.slice(0, limit),
    ...overrides,
  });
}

describe("Limits of requests", () => {
  it("One more than may wait gets an error, and those before it their answers", async () => {
    const { action, answers } = aWaitingAction();
    const test = aRawSession({ actions: [action], limits: { requestsAtOnce: 1, requestsWaiting: 1 } });
    await negotiate(test, []);

    for (const requestId of ["handled", "waiting"]) {
      await post(test.page, aRequest("org.example.wait", {}, { requestId }));
    }
    const refused = await ask(test.page, "org.example.wait");
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();

    expect(refused.error.message).toContain("Too many requests wait");
    expect((await untilReply(test.page, "handled")).response).toEqual({});
    expect((await untilReply(test.page, "waiting")).response).toEqual({});
  });

  it("T-10 One more than the rate allows gets an error", async () => {
    const test = aRawSession({ limits: { requestBurst: 2, requestsPerSecond: 0 } });
    await negotiate(test, []);

    await ask(test.page, "supported_api_versions");
    await ask(test.page, "supported_api_versions");
    const { error } = await ask(test.page, "supported_api_versions");

    expect(error.message).toContain("Too many requests");
  });

  it("T-10 One more useless message than is endured ends the session", async () => {
    // One more than is posted below, for the page's greeting to the test.
    const test = aRawSession({ limits: { uselessMessageBurst: 3, uselessMessagesPerSecond: 0 } });
    await negotiate(test, []);

    for (let count = 0; count < 2; count++) await post(test.page, "useless");
    await settled(test.page);
    expect(test.session.getState().status).toBe("ready");
    await post(test.page, "useless");

    await vi.waitFor(() => {
      expect(test.session.getState()).toMatchObject({ status: "failed", reason: "flooded" });
    });
  });

  it.each([
    ["deep", { messageDepth: 3 }, { a: { b: {} } }, "more than 3 levels"],
    [
      "full",
      { messageEntries: 20 },
      { list: Array.from({ length: 20 }, () => 1) },
      "more than 20 properties",
    ],
    ["long", { messageTextLength: 500 }, { text: "x".repeat(500) }, "more than 500 letters"],
    ["big", { messageBytes: 10 }, { file: new Blob(["x".repeat(11)]) }, "more than 10 bytes"],
  ])(
    "T-11 A message that is too %s gets an error that says by how much",
    async (_name, limits, data, words) => {
      const test = aRawSession({ limits });
      await negotiate(test, []);

      expect(await ask(test.page, "supported_api_versions", {})).not.toHaveProperty("error");
      expect((await ask(test.page, "supported_api_versions", data)).error.message).toContain(words);
    },
  );
});

describe("Limits of reading", () => {
  it("T-61 A widget that names no number gets the usual number", async () => {
    const test = aRawSession({ driver: aFullDriver(10), limits: { usualEventsPerRead: 3 } });
    await negotiate(test, [RECEIVE]);

    const response = await ask(test.page, READ_EVENTS, aMessage);

    expect(response.events).toHaveLength(3);
    expect(response).not.toHaveProperty([`${NAMESPACE}.limited`]);
  });

  it("T-61 152. No more than may be read is given, and the widget is told", async () => {
    const test = aRawSession({ driver: aFullDriver(10), limits: { eventsPerRead: 4 } });
    await negotiate(test, [RECEIVE]);
    const read = (limit: number) => ask(test.page, READ_EVENTS, { ...aMessage, limit });

    expect((await read(Number.MAX_SAFE_INTEGER)).events).toHaveLength(4);
    expect(await read(5)).toHaveProperty([`${NAMESPACE}.limited`], true);
    expect((await read(4)).events).toHaveLength(4);
    expect(await read(4)).not.toHaveProperty([`${NAMESPACE}.limited`]);
  });

  it("152. The widget is told also where part of what was read is not for it", async () => {
    const states = Array.from({ length: 3 }, () => anEvent({ state_key: "" }));
    const driver = aMemoryDriver({ readRoomTimeline: async () => [...states, anEvent()] as never });
    const test = aRawSession({ driver, limits: { eventsPerRead: 4 } });
    await negotiate(test, [RECEIVE]);

    const response = await ask(test.page, READ_EVENTS, { ...aMessage, limit: 5 });

    expect(response.events).toHaveLength(1);
    expect(response).toHaveProperty([`${NAMESPACE}.limited`], true);
  });

  it("Current state is given whole", async () => {
    const topic = "org.matrix.msc2762.receive.state_event:org.example.poll";
    const entries = Array.from({ length: 9 }, (_, index) =>
      anEvent({ type: "org.example.poll", state_key: `${index}`, content: {} }),
    );
    const driver = aMemoryDriver({ readRoomState: async () => entries });
    const test = aRawSession({ driver, limits: { eventsPerRead: 4, usualEventsPerRead: 2 } });
    await negotiate(test, [topic]);

    const { events } = await ask(test.page, READ_EVENTS, { type: "org.example.poll", state_key: true });

    expect(events).toHaveLength(9);
  });

  it("T-61 A page is no longer than may be read, and says where to read on", async () => {
    const events = Array.from({ length: 10 }, () => anEvent());
    const driver = aMemoryDriver({
      readPage: async () => ({ events, start: "start", end: undefined }),
    });
    const test = aRawSession({ driver, limits: { eventsPerRead: 4, usualEventsPerRead: 3 } });
    await negotiate(test, [RECEIVE, COMPLETE]);
    const read = (limit?: number) =>
      ask(test.page, READ_EVENTS, { ...aMessage, [`${NAMESPACE}.dir`]: "b", ...(limit && { limit }) });

    expect((await read()).events).toHaveLength(3);
    expect((await read(10)).events).toHaveLength(4);
    expect(await read(10)).toHaveProperty([`${NAMESPACE}.end`]);
  });

  it("The oldest place to read on from is refused once there are too many", async () => {
    const events = Array.from({ length: 10 }, () => anEvent());
    const driver = aMemoryDriver({
      readPage: async () => ({ events, start: "start", end: undefined }),
    });
    const test = aRawSession({ driver, limits: { pageTokens: 2 } });
    await negotiate(test, [RECEIVE, COMPLETE]);
    const read = (from: object) => ask(test.page, READ_EVENTS, { ...aMessage, limit: 1, ...from });
    const start = { [`${NAMESPACE}.dir`]: "b" };

    const first = await read(start);
    const second = await read(start);

    const from = (page: Record<string, unknown>) => ({ [`${NAMESPACE}.from`]: page[`${NAMESPACE}.end`] });
    expect((await read(from(first))).error.message).toContain("is no token");
    expect((await read(from(second))).events).toHaveLength(1);
  });

  it("T-61 No more relations are asked for than may be read", async () => {
    const parent = anEvent();
    const driver = aMemoryDriver({ readEvent: async () => parent });
    const test = aRawSession({ driver, limits: { eventsPerRead: 4 } });
    await negotiate(test, [RECEIVE]);

    await ask(test.page, READ_RELATIONS, { event_id: parent.event_id, limit: 1_000 });

    const [, ...values] = driver.calls.find(([method]) => method === "readEventRelations") ?? [];
    expect(values[6]).toBe(4);
  });
});

describe("Limits of negotiation", () => {
  it("One more request than may wait for the user gets an error", async () => {
    const questions: (() => void)[] = [];
    const driver = aMemoryDriver({
      validateCapabilities: (requested) =>
        new Promise((resolve) => questions.push(() => resolve(requested as Set<string>))),
    });
    const test = aRawSession({ driver, limits: { capabilityRequestsWaiting: 1 } });
    await negotiate(test, []);

    const taken = await ask(test.page, REQUEST_CAPABILITIES, { capabilities: ["m.sticker"] });
    const refused = await ask(test.page, REQUEST_CAPABILITIES, { capabilities: ["m.always_on_screen"] });
    await vi.waitFor(() => expect(questions).toHaveLength(1));
    questions[0]?.();

    expect(taken).toEqual({});
    expect(refused.error.message).toContain("Wait for notify_capabilities first");
    expect((await untilAsked(test.page, "notify_capabilities", 2)).data.approved).toEqual(["m.sticker"]);
  });

  it("No more and no longer capabilities are considered, and the widget sees which", async () => {
    const test = aRawSession({ limits: { capabilitiesPerRequest: 2, capabilityLength: 20 } });
    await answer(test.page, await untilAsked(test.page, "capabilities"), {
      capabilities: ["m.sticker", RECEIVE, "m.always_on_screen", "visibility"],
    });

    expect((await untilAsked(test.page, "notify_capabilities")).data).toEqual({
      requested: ["m.sticker", "m.always_on_screen"],
      approved: ["m.sticker", "m.always_on_screen"],
    });
  });
});

describe("Limits of what is remembered", () => {
  it("A document that had so many capabilities granted or denied is granted no more, and nobody is asked", async () => {
    const validateCapabilities = vi.fn(async (asked: Set<string>) =>
      asked.has("m.sticker") ? asked : new Set<string>(),
    );
    const driver = aMemoryDriver({ validateCapabilities });
    const test = aRawSession({ driver, limits: { capabilitiesRemembered: 2 } });
    await negotiate(test, ["m.sticker"]);

    const names = ["m.always_on_screen", RECEIVE, "m.capability.screenshot"];
    await ask(test.page, REQUEST_CAPABILITIES, { capabilities: names });
    await untilAsked(test.page, "notify_capabilities", 2);
    await ask(test.page, REQUEST_CAPABILITIES, { capabilities: names });
    const notice = await untilAsked(test.page, "notify_capabilities", 3);

    expect(validateCapabilities.mock.calls).toEqual([
      [new Set(["m.sticker"])],
      [new Set(["m.always_on_screen"])],
    ]);
    expect(notice.data).toEqual({ requested: names, approved: ["m.sticker"] });
    expect(test.session.activity.recent()).toContainEqual(
      expect.objectContaining({ kind: "negotiation", limit: "capabilitiesRemembered" }),
    );
  });

  it("Endless spellings of what was granted are not all kept", async () => {
    const spellings = ["!a", "!%61", "%21a", "%21%61"].map((room) => `${NAMESPACE}.room:${room}:${RECEIVE}`);
    const test = aRawSession({ limits: { capabilitiesRemembered: 3 } });
    await negotiate(test, spellings);

    expect(test.session.getState()).toMatchObject({ approved: spellings.slice(0, 3) });
  });
});

describe("Limits of navigation", () => {
  it("T-84 A widget takes the user elsewhere so often, and a reload gives it no more of it", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver, limits: { navigationBurst: 2, navigationsPerMinute: 0 } });
    const go = () =>
      ask(test.page, "org.matrix.msc2931.navigate", { uri: "https://matrix.to/#/#room:hs.localhost" });
    await negotiate(test, ["org.matrix.msc2931.navigate"]);
    expect(await go()).toEqual({});
    test.session.reload();
    await negotiate(test, ["org.matrix.msc2931.navigate"], [], 2);
    expect(await go()).toEqual({});

    expect((await go()).error.message).toContain("Too many navigations");
    expect(driver.calls.filter(([method]) => method === "navigate")).toHaveLength(2);
    expect(test.session.activity.recent().at(-1)).toMatchObject({
      action: "org.matrix.msc2931.navigate",
      outcome: { refusal: { reason: "limit", limit: "navigationsPerMinute" } },
    });
  });
});

describe("Limits of delivery", () => {
  it("21. No more go to the widget unacknowledged, and it is behind once too many wait", async () => {
    const client = aMemoryClient();
    const test = aRawSession({
      router: createEventRouter(client),
      limits: { unacknowledgedDeliveries: 2, deliveriesWaiting: 4, deliverySilenceMs: Infinity },
    });
    await negotiate(test, [RECEIVE]);

    const emit = (count: number) => {
      for (let index = 0; index < count; index++) {
        client.emit({ kind: "timeline", event: anEvent(), receivedAtMs: undefined });
      }
    };
    emit(4);
    await settled(test.page);
    expect(test.page.asked("send_event")).toHaveLength(2);
    expect(test.session.isBehind()).toBe(false);
    emit(1);
    expect(test.session.isBehind()).toBe(true);

    // More than may wait: the oldest of them go unasked.
    emit(3);
    await settled(test.page);
    expect(test.page.asked("send_event")).toHaveLength(4);
    for (const request of test.page.asked("send_event").slice(0, 4)) await answer(test.page, request, {});
    await vi.waitFor(() => expect(test.page.asked("send_event").length).toBeGreaterThan(4));
    await vi.waitFor(() => expect(test.session.isBehind()).toBe(false));
  });
});

it.each([{ requestTimeoutMs: Number.NaN }, { requestTimeoutMs: -1 }, { contentTimeoutMs: Number.NaN }])(
  "15. Times that cannot be any are refused when the session is created: %o",
  (times) => {
    expect(() => aRawSession(times)).toThrow(
      expect.objectContaining({ name: "WidgetError", code: "invalid-argument" }),
    );
  },
);

it("Limits that cannot be any are refused when the session is created", () => {
  expect(() => aRawSession({ limits: { requestsAtOnce: Number.NaN } })).toThrow(
    expect.objectContaining({ name: "WidgetError", code: "invalid-argument" }),
  );
});
