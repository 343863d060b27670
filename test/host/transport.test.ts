import { describe, expect, inject, it, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import type { MessageHub } from "../../src/host/hub/message-hub.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aPuppetSession, aRawSession, untilReady } from "./support/a-session.ts";
import { aWidget } from "./support/a-widget.ts";
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

const SEND = "org.matrix.msc2762.send.event:m.room.message#m.text";
const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const aMessage = { type: "m.room.message", content: { msgtype: "m.text", body: "Hello" } };

/** Sees the target of everything that is posted into frames; the hub hears what the frames say in spite of that. */
function aWatchedWindow() {
  const posts: unknown[] = [];
  const { contentWindow } = Object.getOwnPropertyDescriptors(HTMLIFrameElement.prototype);
  const realWindow = (iframe: HTMLIFrameElement) => contentWindow.get?.call(iframe) as Window;
  vi.spyOn(HTMLIFrameElement.prototype, "contentWindow", "get").mockImplementation(function (
    this: HTMLIFrameElement,
  ) {
    const real = realWindow(this);
    const postMessage = (message: unknown, origin: string): void => {
      posts.push(origin);
      real.postMessage(message, origin);
    };
    return new Proxy(real, {
      get: (target, key) => (key === "postMessage" ? postMessage : Reflect.get(target, key)),
    });
  });
  const hub: MessageHub = {
    listen(iframe, { onMessage }) {
      const onEvent = ({ source, data }: MessageEvent) => source === realWindow(iframe) && onMessage(data);
      addEventListener("message", onEvent);
      return () => removeEventListener("message", onEvent);
    },
  };
  return { posts, hub };
}

describe("Transport", () => {
  it("1. The listener is installed before the iframe gets its URL", async () => {
    const order: string[] = [];
    const add = vi.spyOn(window, "addEventListener").mockImplementation(function (
      this: Window,
      ...values: Parameters<typeof window.addEventListener>
    ) {
      order.push(`listens for ${values[0]}`);
      EventTarget.prototype.addEventListener.apply(this, values);
    });
    const setSource = vi.spyOn(HTMLIFrameElement.prototype, "src", "set").mockImplementation(function (
      this: HTMLIFrameElement,
      url: string,
    ) {
      order.push("sets the URL");
      this.setAttribute("src", url);
    });
    const { page } = aRawSession();
    add.mockRestore();
    setSource.mockRestore();
    await page.untilDocument(1);

    expect(order.filter((step) => step === "listens for message")).toHaveLength(2);
    expect(order.at(-1)).toBe("sets the URL");
  });

  it("2. Messages whose source is not the widget's window are ignored", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const sibling = aRawSession({ widget: aWidget({ id: "sibling" }) });
    await sibling.page.untilDocument(1);

    await post(sibling.page, aRequest("send_event", aMessage));
    window.postMessage(aRequest("send_event", aMessage), "*");
    await settled(test.page);

    expect(driver.calls).toEqual([]);
    expect(test.session.getState().status).toBe("ready");
  });

  it("3. A message from another origin is never handled and the session fails as moved", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const elsewhere = test.iframe.src.replace(inject("origins").a, inject("origins").b);

    await test.page.run((_scope, url) => {
      location.href = url;
    }, elsewhere);
    await test.page.untilDocument(2);
    await vi.waitFor(() => {
      expect(test.session.getState()).toMatchObject({ status: "failed", reason: "moved" });
    });

    expect(driver.calls).toEqual([]);
  });

  it("3. A frame with an opaque origin is not supported", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);

    await test.page.run(() => {
      location.href = "data:text/html,<script>parent.postMessage('hello', '*')</script>";
    });

    await vi.waitFor(() => {
      expect(test.session.getState()).toMatchObject({ status: "failed", reason: "moved" });
    });
    expect(() => aRawSession({ origin: "null" })).toThrow("origin of its own");
  });

  it.each([
    ["null", null],
    ["a text", "hello"],
    ["a list", [1, 2]],
    ["no action", { ...aRequest("send_event", aMessage), action: undefined }],
    ["no request id", { ...aRequest("send_event", aMessage), requestId: undefined }],
    ["no widget id", { ...aRequest("send_event", aMessage), widgetId: undefined }],
    ["a request id that is no text", { ...aRequest("send_event", aMessage), requestId: 7 }],
  ])("4. A message with %s is ignored without a reply", async (_name, message) => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const heardBefore = test.page.heard.length;

    await post(test.page, message);
    await settled(test.page);

    expect(driver.calls).toEqual([]);
    expect(test.page.heard).toHaveLength(heardBefore + 1);
  });

  it.each([
    ["5. A request with a foreign widget id", { ...aRequest("send_event", aMessage), widgetId: "other" }],
    ["6. A toWidget message without response", { ...aRequest("send_event", aMessage), api: "toWidget" }],
    ["7. A fromWidget message with response", { ...aRequest("send_event", aMessage), response: {} }],
    [
      "8. A response with an unknown request id",
      { ...aRequest("capabilities"), api: "toWidget", response: {} },
    ],
  ])("%s is ignored", async (_name, message) => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const heardBefore = test.page.heard.length;

    await post(test.page, message);
    await settled(test.page);

    expect(driver.calls).toEqual([]);
    expect(test.page.heard).toHaveLength(heardBefore + 1);
  });

  it("9. A response whose action differs from the request's is ignored", async () => {
    const test = aRawSession();
    const { page } = test;
    const request = await untilAsked(page, "capabilities");

    await answer(page, { ...request, action: "visibility" }, { capabilities: ["m.sticker"] });
    await settled(page);
    expect(test.session.getState().status).toBe("negotiating");

    await answer(page, request, { capabilities: [SEND] });
    await untilReady(test);
    expect(test.session.getState()).toMatchObject({ approved: [SEND] });
  });

  it("10. Equal request ids in both directions do not collide", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);
    const answered = test.session.request("im.vector.hangup", {});
    const request = await untilAsked(test.page, "im.vector.hangup");

    await post(test.page, aRequest("send_event", aMessage, { requestId: request.requestId }));
    const reply = await untilReply(test.page, request.requestId);
    await answer(test.page, request, { done: true });

    expect(reply).toMatchObject({ api: "fromWidget", response: { room_id: ROOM } });
    expect(await answered).toEqual({ done: true });
  });

  it("11. Every request gets exactly one reply, also when the driver throws synchronously", async () => {
    const driver = aMemoryDriver({
      sendEvent: () => {
        throw new Error("secret detail");
      },
    });
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const request = aRequest("send_event", aMessage, { requestId: "once" });

    await post(test.page, request);
    const reply = await untilReply(test.page, "once");
    await settled(test.page);

    expect(reply.response).toEqual({ error: { message: "Error sending event" } });
    expect(test.page.replies("once")).toHaveLength(1);
  });

  it("12. Replies repeat the request's fields unchanged, including unknown ones", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);
    const request = aRequest(
      "send_event",
      { ...aMessage, extra: [1, { deep: true }] },
      { requestId: "id", more: "kept" },
    );

    await post(test.page, request);
    const { response, ...repeated } = await untilReply(test.page, "id");

    expect(repeated).toEqual(request);
    expect(response).toEqual({ room_id: ROOM, event_id: expect.stringMatching(/^\$/) });
  });

  it("13. The response is always an object; an acknowledgement is {}", async () => {
    const test = aRawSession({ app: { callAction: () => undefined } });
    await negotiate(test, []);

    expect(await ask(test.page, "content_loaded")).toEqual({});
    expect(await ask(test.page, "io.element.device_mute")).toEqual({});
    expect(await ask(test.page, "nobody.knows.this")).toEqual({
      error: { message: "Unknown or unsupported from-widget action: nobody.knows.this" },
    });
  });

  it("14. The target origin is the widget's, never *", async () => {
    const { posts, hub } = aWatchedWindow();
    const test = aRawSession({ hub });
    await negotiate(test, []);
    await ask(test.page, "content_loaded");

    expect(new Set(posts)).toEqual(new Set([inject("origins").a]));
  });

  it("15. Requests to the widget time out, and that ends nothing", async () => {
    const test = aRawSession({ requestTimeoutMs: 200 });
    await negotiate(test, [RECEIVE]);

    await expect(test.session.request("io.element.join", {})).rejects.toMatchObject({ code: "no-answer" });
    await expect(test.session.request("io.element.join", {}, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "no-answer",
    });

    expect(test.session.getState().status).toBe("ready");
    expect(await ask(test.page, "content_loaded")).toEqual({});
  });

  it("15. A time that is none is refused, and does not let other requests wait for ever", async () => {
    const test = aRawSession({ requestTimeoutMs: 200 });
    await negotiate(test, []);

    await expect(
      test.session.request("io.element.join", {}, { timeoutMs: Number.NaN }),
    ).rejects.toMatchObject({
      code: "invalid-argument",
    });
    await expect(test.session.request("io.element.join", {}, { timeoutMs: -1 })).rejects.toMatchObject({
      code: "invalid-argument",
    });
    await expect(test.session.request("io.element.join", {})).rejects.toMatchObject({ code: "no-answer" });
    expect(test.page.asked("io.element.join")).toHaveLength(1);
  });

  it("15. The time is ten seconds unless the app says otherwise", async () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    const test = aRawSession();
    await untilAsked(test.page, "capabilities");
    const longest = Math.max(...timers.mock.calls.map(([, delayMs]) => delayMs ?? 0));
    await negotiate(test, []);

    expect(Math.ceil(longest / 100)).toBe(100);
  });

  it("16. After the end no message is sent, and pending requests reject", async () => {
    const client = aMemoryClient();
    let finishSending: () => void = () => undefined;
    const driver = aMemoryDriver({
      sendEvent: () =>
        new Promise((resolve) => {
          finishSending = () => resolve({ roomId: ROOM, eventId: "$late" });
        }),
    });
    const { posts, hub } = aWatchedWindow();
    const test = aRawSession({ router: createEventRouter(client), driver, hub });
    await negotiate(test, [SEND, RECEIVE]);
    await post(test.page, aRequest("send_event", aMessage));
    await settled(test.page);
    const pending = test.session.request("io.element.join", {});
    await untilAsked(test.page, "io.element.join");
    const postsBefore = posts.length;

    test.session.dispose();
    finishSending();
    client.emit({ kind: "timeline", event: anEvent() });
    test.session.setVisible(false);
    test.session.notifyModalClosed({});

    await expect(pending).rejects.toMatchObject({ code: "session-ended" });
    await expect(test.session.request("io.element.join", {})).rejects.toMatchObject({
      code: "session-ended",
    });
    await vi.waitFor(() => expect(test.iframe.contentDocument?.URL).toBe("about:blank"));
    expect(postsBefore).toBeGreaterThan(4);
    expect(posts).toHaveLength(postsBefore);
    expect(client.listenerCount).toBe(0);
  });

  it("17. Two widgets with the same id in different rooms do not receive each other's traffic", async () => {
    const client = aMemoryClient();
    client.rooms.set("!other:hs.localhost", {
      roomId: "!other:hs.localhost",
      name: "Other",
      membership: "join",
      isEncrypted: false,
    });
    const router = createEventRouter(client);
    const drivers = [aMemoryDriver(), aMemoryDriver()] as const;
    const one = aPuppetSession({ capabilities: [SEND, RECEIVE] }, { router, driver: drivers[0] });
    const two = aPuppetSession(
      { capabilities: [SEND, RECEIVE] },
      {
        router,
        driver: drivers[1],
        roomId: "!other:hs.localhost",
        widget: aWidget({ roomId: "!other:hs.localhost" }),
      },
    );
    await Promise.all([untilReady(one), untilReady(two)]);

    client.emit({ kind: "timeline", event: anEvent() });
    await untilAsked(one.page, "send_event");
    await two.page.run(({ api }) => api.sendRoomEvent("m.room.message", { msgtype: "m.text" }));

    expect(two.page.asked("send_event")).toEqual([]);
    expect(drivers[0].calls).toEqual([]);
    expect(drivers[1].calls).toMatchObject([
      ["sendEvent", "m.room.message", {}, null, "!other:hs.localhost"],
    ]);
    expect(one.page.heard.filter(({ api }) => api === "fromWidget")).not.toContainEqual(
      expect.objectContaining({ action: "send_event" }),
    );
  });

  it("18. Two widgets of one origin cannot answer or request for each other", async () => {
    const drivers = [aMemoryDriver(), aMemoryDriver()] as const;
    const one = aRawSession({ driver: drivers[0], widget: aWidget({ id: "one" }) });
    const two = aRawSession({ driver: drivers[1], widget: aWidget({ id: "two" }) });
    const request = await untilAsked(one.page, "capabilities");
    await two.page.untilDocument(1);

    await answer(two.page, request, { capabilities: [SEND] });
    await post(two.page, aRequest("supported_api_versions", {}, { widgetId: "one", requestId: "forged" }));
    await post(two.page, aRequest("supported_api_versions", {}, { widgetId: "two", requestId: "own" }));
    await untilReply(two.page, "own");

    expect(one.session.getState().status).toBe("negotiating");
    expect(one.page.replies("forged")).toEqual([]);
    expect(two.page.replies("forged")).toEqual([]);
  });

  it("19. T-16 A request id that is in flight twice executes once and gets one reply", async () => {
    const sends: (() => void)[] = [];
    const driver = aMemoryDriver({
      sendEvent: () =>
        new Promise((resolve) => {
          sends.push(() => resolve({ roomId: ROOM, eventId: "$sent" }));
        }),
    });
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    const request = aRequest("send_event", aMessage, { requestId: "twice" });

    await post(test.page, request);
    await post(test.page, request);
    await settled(test.page);
    for (const send of sends) send();
    await untilReply(test.page, "twice");
    await settled(test.page);

    expect(sends).toHaveLength(1);
    expect(test.page.replies("twice")).toHaveLength(1);
  });

  it("20. A response that cannot be cloned leads to an error reply, not to silence", async () => {
    const driver = aMemoryDriver({ getMediaConfig: async () => ({ callback: () => undefined }) });
    const test = aRawSession({ driver });
    await negotiate(test, ["org.matrix.msc4039.upload_file"]);

    expect(await ask(test.page, "org.matrix.msc4039.get_media_config")).toEqual({
      error: { message: expect.any(String) },
    });
  });

  it("21. A burst of 5,000 events is delivered in order, at most 64 unacknowledged at a time", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, [RECEIVE]);

    // Acknowledges one by one, and reports how many were out at the most.
    await test.page.run(() => {
      const waiting: unknown[] = [];
      let most = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const request = waiting.shift() as object;
        parent.postMessage({ ...request, response: {} }, "*");
      };
      addEventListener("message", ({ data }) => {
        if (data.action !== "send_event" || data.response) return;
        waiting.push(data);
        most = Math.max(most, waiting.length);
        Object.assign(globalThis, { most });
        port2.postMessage(undefined);
      });
    });
    const ids = Array.from({ length: 5_000 }, (_, index) => `$burst${index}`);
    for (const id of ids) client.emit({ kind: "timeline", event: anEvent({ event_id: id }) });
    await vi.waitFor(() => expect(test.page.asked("send_event")).toHaveLength(5_000), { timeout: 20_000 });

    expect(test.page.asked("send_event").map(({ data }) => data.event_id)).toEqual(ids);
    const most = await test.page.run(() => (globalThis as { most?: number }).most);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(64);
  });

  it("21. The window opens when nothing is acknowledged for a second while messages wait", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, [RECEIVE]);
    const startedAt = performance.now();

    for (let index = 0; index < 1_000; index++) client.emit({ kind: "timeline", event: anEvent() });
    await vi.waitFor(() => expect(test.page.asked("send_event")).toHaveLength(64));
    expect(test.session.isBehind()).toBe(false);
    await vi.waitFor(() => expect(test.page.asked("send_event")).toHaveLength(1_000), { timeout: 3_000 });

    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    expect(test.session.isBehind()).toBe(true);
  });

  it("22. A reply to a widget request never waits for an acknowledgement of the widget's", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, [SEND, RECEIVE]);
    for (let index = 0; index < 200; index++) client.emit({ kind: "timeline", event: anEvent() });

    expect(await ask(test.page, "send_event", aMessage)).toMatchObject({ room_id: ROOM });
    expect(test.page.asked("send_event").length).toBeLessThan(200);
  });

  it("23. T-13 Prototype-polluting keys have no effect", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);

    for (const text of [
      '{"__proto__": {"polluted": 1}}',
      '{"type": "m.room.message", "content": {"msgtype": "m.text", "__proto__": {"polluted": 1}}}',
      '{"type": "m.room.message", "content": {"msgtype": "m.text", "constructor": {"prototype": {"polluted": 1}}}}',
    ]) {
      expect(await ask(test.page, "send_event", JSON.parse(text))).toEqual({
        error: { message: expect.stringContaining("reserved key") },
      });
    }

    expect(driver.calls).toEqual([]);
    expect({}).not.toHaveProperty("polluted");
  });

  it.each([
    [null],
    [[]],
    ["text"],
    [7],
    [{ type: 7 }],
    [{ type: "" }],
    [{ type: "m.room.message", content: [] }],
  ])("24. Malformed data yields an error reply: %j", async (data) => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);

    expect(await ask(test.page, "send_event", data)).toEqual({ error: { message: expect.any(String) } });
    expect(driver.calls).toEqual([]);
  });
});
