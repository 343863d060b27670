import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import {
  type ActivityEntry,
  defineAction,
  noCapability,
  noRoom,
  type WidgetSession,
} from "../../src/host/index.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { answer, aRequest, ask, negotiate, post, settled, untilAsked } from "./support/raw-widget.ts";

const SEND = "org.matrix.msc2762.send.event:m.room.message";
const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const READ_EVENTS = "org.matrix.msc2876.read_events";
const UPDATE = "org.matrix.msc4157.update_delayed_event";

type Kind = ActivityEntry["kind"];

function entries<Wanted extends Kind>({ activity }: WidgetSession, kind: Wanted) {
  return activity
    .recent()
    .filter((entry): entry is Extract<ActivityEntry, { kind: Wanted }> => entry.kind === kind);
}

/** The entries of one action's requests, the newest last. */
const requests = (session: WidgetSession, action: string) =>
  entries(session, "widget-request").filter((entry) => entry.action === action);

/** An action `org.example.wait` that is answered when the test says so. */
function aWaitingAction(timeoutMs?: number) {
  const answers: (() => void)[] = [];
  const action = defineAction({
    names: ["org.example.wait"],
    schema: v.unknown(),
    capability: noCapability,
    room: noRoom,
    failure: "Error while waiting",
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    handler: () => new Promise<object>((resolve) => answers.push(() => resolve({}))),
  });
  return { action, answers };
}

describe("A request of the widget in the activity log", () => {
  it("Is one entry: what it was about, how large, what became of it and how long that took", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);
    const before = Date.now();

    await ask(test.page, "send_event", {
      type: "m.room.message",
      content: { msgtype: "m.text", body: "Hello" },
    });

    const [entry, ...others] = requests(test.session, "send_event");
    expect(others).toEqual([]);
    expect(entry).toEqual({
      id: expect.any(Number),
      atMs: expect.any(Number),
      kind: "widget-request",
      direction: "from-widget",
      action: "send_event",
      requestId: expect.stringMatching(/^request-/),
      size: { textLength: expect.any(Number), bytes: 0 },
      facts: { eventType: "m.room.message", msgtype: "m.text", roomId: ROOM, eventId: "$sent0" },
      outcome: { kind: "answered" },
      durationMs: expect.any(Number),
    });
    expect(entry?.size.textLength).toBeGreaterThan("send_event".length);
    expect(entry?.atMs).toBeGreaterThan(before - 1_000);
    expect(entry?.atMs).toBeLessThan(Date.now() + 1_000);
  });

  it("Is told when it waits, and again under its id when it is answered", async () => {
    const { action, answers } = aWaitingAction();
    const test = aRawSession({ actions: [action] });
    await negotiate(test, []);
    const heard: ActivityEntry[] = [];
    const unsubscribe = test.session.activity.subscribe((entry) => heard.push(entry));

    await post(test.page, aRequest("org.example.wait"));
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    answers[0]?.();
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    unsubscribe();
    await settled(test.page);

    expect(heard).toMatchObject([{ outcome: { kind: "pending" } }, { outcome: { kind: "answered" } }]);
    expect(heard[1]?.id).toBe(heard[0]?.id);
  });

  it("Says why it was refused", async () => {
    const test = aRawSession({ limits: { requestsAtOnce: 1, requestsWaiting: 0, eventsPerRead: 1 } });
    const { page, session } = test;
    await ask(page, "send_event", { type: "m.room.message" });
    await negotiate(test, [SEND, RECEIVE]);

    await ask(page, "org.example.unknown");
    await ask(page, "send_event", { type: 7 });
    await ask(page, "send_event", { type: "m.room.topic", state_key: "" });
    await ask(page, "send_event", { type: "m.room.message", room_id: "!other:hs.localhost" });
    await ask(page, "navigate", { uri: "https://matrix.to/#/!a:b" });

    expect(entries(session, "widget-request")).toMatchObject([
      { action: "send_event", outcome: { kind: "refused", refusal: { reason: "not-ready" } } },
      { action: "org.example.unknown", outcome: { refusal: { reason: "unknown-action" } } },
      { action: "send_event", facts: {}, outcome: { refusal: { reason: "data", field: "type" } } },
      {
        action: "send_event",
        facts: { eventType: "m.room.topic", stateKey: "" },
        outcome: {
          refusal: {
            reason: "capability",
            capability: "org.matrix.msc2762.send.state_event:m.room.topic#",
          },
          message: "Cannot send state events of this type",
        },
      },
      { action: "send_event", outcome: { refusal: { reason: "room" } } },
      {
        action: "navigate",
        facts: { link: "https://matrix.to/#/!a:b" },
        outcome: { refusal: { reason: "capability", capability: "org.matrix.msc2931.navigate" } },
      },
    ]);
  });

  it("Names the limit it reached", async () => {
    const { action } = aWaitingAction();
    const driver = aMemoryDriver({
      readRoomTimeline: async () => [anEvent(), anEvent()],
      validateCapabilities: async (requested) =>
        requested.has("m.sticker") ? new Promise<never>(() => undefined) : requested,
    });
    const test = aRawSession({
      driver,
      actions: [action],
      limits: { requestsAtOnce: 1, requestsWaiting: 0, eventsPerRead: 1, capabilityRequestsWaiting: 1 },
    });
    const { page, session } = test;
    await negotiate(test, [RECEIVE]);

    await ask(page, READ_EVENTS, { type: "m.room.message", limit: 2 });
    await ask(page, "request_capabilities", { capabilities: ["m.sticker"] });
    await ask(page, "request_capabilities", { capabilities: ["m.always_on_screen"] });
    await post(page, aRequest("org.example.wait"));
    await ask(page, "org.example.wait");

    const limit = (reached: string) => ({ outcome: { refusal: { reason: "limit", limit: reached } } });
    expect(entries(session, "widget-request")).toMatchObject([
      { facts: { count: 1, limit: "eventsPerRead" }, outcome: { kind: "answered" } },
      { outcome: { kind: "answered" } },
      limit("capabilityRequestsWaiting"),
      { outcome: { kind: "pending" } },
      limit("requestsWaiting"),
    ]);
  });

  it("Says when it failed at the homeserver, took too long, or its document went away", async () => {
    const { action } = aWaitingAction(50);
    const slow = defineAction({
      names: ["org.example.slow"],
      schema: v.unknown(),
      capability: noCapability,
      room: noRoom,
      failure: "Error being slow",
      handler: () => new Promise<never>(() => undefined),
    });
    const driver = aMemoryDriver({
      sendEvent: () => Promise.reject(new Error("secret")),
      processError: () => ({
        matrix_api_error: {
          http_status: 403,
          http_headers: {},
          url: "https://hs.localhost/secret",
          response: { errcode: "M_FORBIDDEN", error: "secret" },
        },
      }),
    });
    const test = aRawSession({ driver, actions: [action, slow] });
    await negotiate(test, [SEND]);

    await ask(test.page, "send_event", { type: "m.room.message" });
    await ask(test.page, "org.example.wait");
    await post(test.page, aRequest("org.example.slow"));
    await vi.waitFor(() => expect(requests(test.session, "org.example.slow")).toHaveLength(1));
    test.session.reload();

    expect(entries(test.session, "widget-request")).toMatchObject([
      { outcome: { kind: "failed", httpStatus: 403, errcode: "M_FORBIDDEN" } },
      { outcome: { kind: "no-answer" } },
      { outcome: { kind: "dropped" } },
    ]);
    expect(JSON.stringify(test.session.activity.recent())).not.toContain("secret");
  });

  it("Keeps nothing long", async () => {
    const test = aRawSession({ activity: { includeData: true } });
    await negotiate(test, [SEND]);
    const long = "x".repeat(70_000);

    await ask(test.page, "send_event", { type: "m.room.message", content: { msgtype: long, body: long } });

    const [entry] = requests(test.session, "send_event");
    expect(entry?.facts.msgtype).toBe("(70000 letters)");
    expect(entry).not.toHaveProperty("data");
  });
});

describe("What goes to the widget in the activity log", () => {
  it("Deliveries alike in a row are one entry that counts them; a listener hears of each", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, [RECEIVE]);
    const heard: ActivityEntry[] = [];
    test.session.activity.subscribe((entry) => heard.push(entry));

    const emit = () => client.emit({ kind: "timeline", event: anEvent(), receivedAtMs: undefined });
    emit();
    emit();
    emit();
    await settled(test.page);
    emit();

    expect(entries(test.session, "delivery")).toMatchObject([
      { action: "send_event", count: 3, facts: { roomId: ROOM, eventType: "m.room.message" } },
      { action: "send_event", count: 1 },
    ]);
    const deliveries = heard.filter((entry) => entry.kind === "delivery");
    expect(deliveries).toMatchObject([{ count: 1 }, { count: 2 }, { count: 3 }, { count: 1 }]);
    expect(new Set(deliveries.slice(0, 3).map(({ id }) => id)).size).toBe(1);
  });

  it("A delivery that the widget refuses, or does not answer, is an entry", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client), requestTimeoutMs: 300 });
    await negotiate(test, [RECEIVE]);

    client.emit({ kind: "timeline", event: anEvent(), receivedAtMs: undefined });
    await answer(test.page, await untilAsked(test.page, "send_event"), { error: { message: "secret" } });
    await vi.waitFor(() => expect(entries(test.session, "unacknowledged")).toHaveLength(1));
    client.emit({ kind: "timeline", event: anEvent(), receivedAtMs: undefined });
    await vi.waitFor(() => expect(entries(test.session, "unacknowledged")).toHaveLength(2));

    expect(entries(test.session, "unacknowledged")).toMatchObject([
      { outcome: "refused", count: 1 },
      { outcome: "no-answer", count: 1 },
    ]);
  });

  it("The host's own requests and the app's are entries one by one, the app's without what they say", async () => {
    const test = aRawSession({ requestTimeoutMs: 300, activity: { includeData: true } });
    await negotiate(test, [SEND]);

    const asked = test.session.request("org.example.hang_up", { secret: "secret" });
    await answer(test.page, await untilAsked(test.page, "org.example.hang_up"), { secret: "secret" });
    await asked;
    await test.session.request("org.example.silent", {}).catch(() => undefined);

    expect(entries(test.session, "host-request")).toMatchObject([
      { action: "capabilities", outcome: { kind: "answered" }, response: { capabilities: [SEND] } },
      { action: "supported_api_versions", outcome: { kind: "answered" } },
      { action: "notify_capabilities", data: { approved: [SEND] } },
      { action: "org.example.hang_up", outcome: { kind: "answered" } },
      { action: "org.example.silent", outcome: { kind: "no-answer" } },
    ]);
    expect(JSON.stringify(test.session.activity.recent())).not.toContain("secret");
  });
});

describe("What else happens in the activity log", () => {
  it("What was asked, granted and denied, and what kept some from being considered", async () => {
    const driver = aMemoryDriver({ validateCapabilities: async () => new Set([SEND]) });
    const test = aRawSession({ driver, limits: { capabilitiesPerRequest: 2 } });
    await negotiate(test, [SEND, RECEIVE, "m.sticker"]);

    expect(entries(test.session, "negotiation")).toMatchObject([
      { requested: [SEND, RECEIVE], granted: [SEND], denied: [RECEIVE], limit: "capabilitiesPerRequest" },
    ]);
  });

  it("Every state, with its reason", async () => {
    const test = aRawSession();
    await negotiate(test, []);
    test.session.dispose();

    expect(entries(test.session, "state")).toMatchObject([
      { status: "loading", generation: 1 },
      { status: "negotiating", generation: 1 },
      { status: "ready", generation: 1 },
      { status: "ended", reason: "disposed" },
    ]);
  });

  it("T-10 A flood: what was not looked at, counted, and the limit that ended it", async () => {
    const test = aRawSession({
      limits: { requestBurst: 3, requestsPerSecond: 0, uselessMessageBurst: 8, uselessMessagesPerSecond: 0 },
    });
    await negotiate(test, []);

    const messages = Array.from({ length: 15 }, () => aRequest("supported_api_versions"));
    // The page is gone before it could tell that it is done.
    void test.page.run(
      (_scope, { all }) => {
        for (const message of all) parent.postMessage(message, "*");
      },
      { all: messages },
    );
    await vi.waitFor(() => expect(test.session.getState().status).toBe("failed"));

    expect(entries(test.session, "widget-request")).toHaveLength(3);
    const refused = entries(test.session, "unread").at(-1);
    expect(refused).toMatchObject({
      reason: "too-many-requests",
      limit: "requestsPerSecond",
      action: "supported_api_versions",
    });
    expect(refused?.count).toBeGreaterThan(5);
    expect(entries(test.session, "state").at(-1)).toMatchObject({
      status: "failed",
      reason: "flooded",
      limit: "uselessMessageBurst",
    });
  });

  it("T-11 T-16 Messages of a wrong shape, and ids used twice", async () => {
    const { action } = aWaitingAction();
    const test = aRawSession({ actions: [action], limits: { messageDepth: 4 } });
    await negotiate(test, []);

    await ask(test.page, "supported_api_versions", { a: { b: { c: {} } } });
    await post(test.page, aRequest("org.example.wait", {}, { requestId: "twice" }));
    await post(test.page, aRequest("org.example.wait", {}, { requestId: "twice" }));
    await post(test.page, "secret");
    await settled(test.page);

    const unread = entries(test.session, "unread");
    expect(unread).toMatchObject([
      { reason: "unreadable" },
      { reason: "too-deep", limit: "messageDepth", action: "supported_api_versions" },
      { reason: "duplicate-request-id", requestId: "twice" },
      { reason: "unreadable", count: 1 },
    ]);
    expect(JSON.stringify(unread)).not.toContain("secret");
  });

  it("A widget that falls behind, and why", async () => {
    const client = aMemoryClient();
    const test = aRawSession({
      router: createEventRouter(client),
      limits: { unacknowledgedDeliveries: 1, deliveriesWaiting: 2 },
    });
    await negotiate(test, [RECEIVE]);

    for (let count = 0; count < 4; count++) {
      client.emit({ kind: "timeline", event: anEvent(), receivedAtMs: undefined });
    }

    expect(entries(test.session, "behind")).toMatchObject([{ isBehind: true, limit: "deliveriesWaiting" }]);
  });
});

describe("What an activity log never holds", () => {
  const event = anEvent({
    content: { msgtype: "m.text", body: "body" },
    unsigned: { "org.matrix.msc4140.delay_id": "SECRET", transaction_id: "SECRET" },
  });

  /** A widget that does everything, on a driver that answers with secrets. */
  async function everything(includeData: boolean) {
    const client = aMemoryClient();
    const driver = aMemoryDriver({
      sendDelayedEvent: async () => ({ roomId: ROOM, delayId: "SECRET" }),
      readRoomTimeline: async () => [event],
      readEvent: async () => event,
      readEventRelations: async () => ({ chunk: [event] }),
      async *getTurnServers() {
        yield { uris: ["turn:hs"], username: "SECRET", password: "SECRET" };
      },
      askOpenID: (observer) =>
        observer.update({
          state: "allowed" as never,
          token: {
            access_token: "SECRET",
            expires_in: 1,
            matrix_server_name: "hs",
            token_type: "Bearer",
          },
        }),
      uploadFile: async () => ({ contentUri: "mxc://hs/file", encryption: { url: "SECRET", key: "SECRET" } }),
      downloadFile: async () => ({ file: "body" }),
      getRtcLivekitToken: async () => ({ jwt: "SECRET" }),
      delegateRtcLivekitDelayedLeave: async () => ({ secret: "SECRET" }),
      getMediaConfig: async () => ({ secret: "SECRET" }),
    });
    const test = aRawSession({
      driver,
      router: createEventRouter(client),
      activity: { includeData, size: 1_000 },
    });
    const heard: ActivityEntry[] = [];
    test.session.activity.subscribe((entry) => heard.push(entry));
    const { page } = test;
    await negotiate(
      test,
      [
        SEND,
        RECEIVE,
        "org.matrix.msc4157.send.delayed_event",
        "org.matrix.msc4157.update_delayed_event",
        "org.matrix.msc3819.send.to_device:org.example.keys",
        "org.matrix.msc3819.receive.to_device:org.example.keys",
        "town.robin.msc3846.turn_servers",
        "org.matrix.msc4039.upload_file",
        "org.matrix.msc4039.download_file",
        "org.matrix.msc4533.rtc_livekit_get_token",
        "org.matrix.msc4533.rtc_livekit_delegate_delayed_leave",
      ],
      ["org.matrix.msc2762_update_state"],
    );
    const content = { msgtype: "m.text", body: "body" };
    const answers = [
      await ask(page, "send_event", { type: "m.room.message", content, delay: 1_000, SECRET: "SECRET" }),
      await ask(page, "send_event", { type: "m.room.message", content }),
      await ask(page, UPDATE, { delay_id: "SECRET", action: "restart" }),
      await ask(page, "send_to_device", {
        type: "org.example.keys",
        encrypted: true,
        messages: { "@bob:hs": { BOB: { key: "SECRET" } } },
      }),
      await ask(page, READ_EVENTS, { type: "m.room.message" }),
      await ask(page, "org.matrix.msc3869.read_relations", { event_id: event.event_id }),
      await ask(page, "get_openid"),
      await ask(page, "watch_turn_servers"),
      await ask(page, "org.matrix.msc4039.upload_file", { file: "body" }),
      await ask(page, "org.matrix.msc4039.download_file", {
        content_uri: "mxc://hs/file",
        encryption: { url: "SECRET", key: "SECRET" },
      }),
      await ask(page, "org.matrix.msc4039.get_media_config"),
      await ask(page, "org.matrix.msc4533.rtc_livekit_get_token", { room_id: ROOM, openid: "SECRET" }),
      await ask(page, "org.matrix.msc4533.rtc_livekit_delegate_delayed_leave", {
        room_id: ROOM,
        delay_id: "SECRET",
      }),
    ];
    for (const response of answers) expect(response).not.toHaveProperty("error");
    await untilAsked(page, "update_turn_servers");
    client.emit({ kind: "timeline", event, receivedAtMs: undefined });
    client.emit({
      kind: "to-device",
      message: {
        type: "org.example.keys",
        sender: "@bob:hs",
        content: { key: "SECRET" },
        encrypted: true,
        senderVerified: true,
      },
    } as never);
    await untilAsked(page, "send_to_device");
    await settled(page);
    return JSON.stringify([...heard, ...test.session.activity.recent()]);
  }

  it("No content without includeData", async () => {
    const said = await everything(false);

    expect(said).not.toContain("SECRET");
    expect(said).not.toContain('"body"');
    expect(said).toContain("update_turn_servers");
  });

  it("No token, password, key or id of a delayed event with includeData either", async () => {
    const said = await everything(true);

    expect(said).not.toContain("SECRET");
    expect(said).toContain('"body":"body"');
    expect(said).toContain('"file":"body"');
  });

  it("Nothing of an action that does not say what may be shown", async () => {
    const own = defineAction({
      names: ["org.example.own"],
      schema: v.unknown(),
      capability: noCapability,
      room: noRoom,
      failure: "Error",
      handler: () => ({ answer: "SECRET" }),
    });
    const test = aRawSession({ actions: [own], activity: { includeData: true } });
    await negotiate(test, []);

    await ask(test.page, "org.example.own", { data: "SECRET" });

    expect(requests(test.session, "org.example.own")).toMatchObject([{ facts: {} }]);
    expect(JSON.stringify(test.session.activity.recent())).not.toContain("SECRET");
  });

  it("An action's own rule that throws fails no request", async () => {
    const fail = () => {
      throw new Error("A rule of the app");
    };
    const own = defineAction({
      names: ["org.example.own"],
      schema: v.unknown(),
      capability: noCapability,
      room: noRoom,
      failure: "Error",
      activity: { facts: fail, result: fail, data: fail, response: fail },
      handler: () => ({ done: true }),
    });
    const test = aRawSession({ actions: [own], activity: { includeData: true } });
    await negotiate(test, []);

    expect(await ask(test.page, "org.example.own")).toEqual({ done: true });
  });
});

describe("The size of an activity log", () => {
  it("Is kept, the newest last", async () => {
    const test = aRawSession({ activity: { size: 3 } });
    await negotiate(test, []);

    for (let count = 0; count < 5; count++) await ask(test.page, `org.example.${count}`);

    expect(test.session.activity.recent()).toMatchObject([
      { action: "org.example.2" },
      { action: "org.example.3" },
      { action: "org.example.4" },
    ]);
  });

  it("With none nothing is kept, and a listener hears of everything from then on", async () => {
    const test = aRawSession({ activity: { size: 0 } });
    await negotiate(test, []);
    const heard: ActivityEntry[] = [];

    await ask(test.page, "org.example.before");
    test.session.activity.subscribe((entry) => heard.push(entry));
    await ask(test.page, "org.example.after");

    expect(test.session.activity.recent()).toEqual([]);
    expect(heard).toMatchObject([{ action: "org.example.after" }]);
  });

  it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY])("Cannot be %s", (size) => {
    expect(() => aRawSession({ activity: { size } })).toThrow(
      expect.objectContaining({ name: "WidgetError", code: "invalid-argument" }),
    );
  });
});
