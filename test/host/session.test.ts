import { describe, expect, it, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, anEvent } from "./support/a-memory-client.ts";
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
const RECEIVE_STATE = "org.matrix.msc2762.receive.state_event:m.room.topic";
const waitsForContent = aWidget({ waitForIframeLoad: false });

const actionsHeard = (heard: readonly { api?: string; action?: string; response?: unknown }[]) =>
  heard.flatMap(({ api, action, response }) =>
    api === "toWidget" && response === undefined ? [action] : [],
  );

describe("Session", () => {
  it("25. With waitForIframeLoad absent or true, capabilities are asked for on iframe load", async () => {
    const { page, session, iframe } = aRawSession();
    let isLoaded = false;
    iframe.addEventListener("load", () => {
      isLoaded = true;
    });
    await page.untilDocument(1);
    if (!isLoaded) expect(session.getState()).toEqual({ status: "loading", generation: 1 });

    await untilAsked(page, "capabilities");

    expect(isLoaded).toBe(true);
    expect(session.getState()).toEqual({ status: "negotiating", generation: 1 });
  });

  it("26. With waitForIframeLoad false nothing is negotiated until content_loaded", async () => {
    const { page, session, iframe } = aRawSession({ widget: waitsForContent });
    await new Promise((resolve) => iframe.addEventListener("load", resolve));
    await settled(page);
    expect(page.asked("capabilities")).toEqual([]);
    expect(session.getState().status).toBe("loading");

    await post(page, aRequest("content_loaded"));
    await untilAsked(page, "capabilities");
  });

  it("27. content_loaded is answered before capabilities are asked for", async () => {
    const { page } = aRawSession({ widget: waitsForContent });

    await post(page, aRequest("content_loaded", {}, { requestId: "loaded" }));
    await untilAsked(page, "capabilities");

    const steps = page.heard.map(({ action, response }) => (response ? `reply to ${action}` : action));
    expect(steps.slice(0, 2)).toEqual(["reply to content_loaded", "capabilities"]);
    expect(page.replies("loaded")[0].response).toEqual({});
  });

  it("28. A second content_loaded in one load is answered {} and starts nothing", async () => {
    const test = aRawSession({ widget: waitsForContent });
    await ask(test.page, "content_loaded");
    await negotiate(test, [SEND]);

    expect(await ask(test.page, "content_loaded")).toEqual({});
    await settled(test.page);

    expect(test.page.asked("capabilities")).toHaveLength(1);
    expect(test.session.getState()).toEqual({ status: "ready", generation: 1, approved: [SEND] });
  });

  it("28. A reloaded document that says content_loaded before its load is asked at that load", async () => {
    const test = aPuppetSession(
      { capabilities: [SEND], saysContentLoaded: true },
      { widget: waitsForContent },
    );
    await untilReady(test, 1);

    await test.page.run(() => location.reload());
    await untilReady(test, 2);

    expect(test.page.asked("capabilities")).toHaveLength(2);
    expect(test.states.filter((status) => status === "negotiating")).toHaveLength(2);
  });

  it("29. content_loaded with waitForIframeLoad true never triggers a second negotiation", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);

    expect(await ask(test.page, "content_loaded")).toEqual({});
    expect(await ask(test.page, "content_loaded")).toEqual({});

    expect(test.page.asked("capabilities")).toHaveLength(1);
  });

  it("30. supported_api_versions is answered before load, during negotiation and after", async () => {
    const test = aRawSession({ widget: waitsForContent });
    await test.page.untilDocument(1);

    const before = await ask(test.page, "supported_api_versions");
    await ask(test.page, "content_loaded");
    expect(test.session.getState().status).toBe("negotiating");
    const during = await ask(test.page, "supported_api_versions");
    await negotiate(test, []);
    const after = await ask(test.page, "supported_api_versions");

    expect(before).toEqual({ supported_versions: expect.arrayContaining(["0.0.1", "0.0.2"]) });
    expect(during).toEqual(before);
    expect(after).toEqual(before);
  });

  it("31. The list contains 0.0.1, 0.0.2 and only what the driver can serve", async () => {
    const { page } = aRawSession({ driver: aMemoryDriver({ features: new Set(["events", "media"]) }) });

    const { supported_versions: versions } = await ask(page, "supported_api_versions");

    expect(versions).toEqual(
      expect.arrayContaining(["0.0.1", "0.0.2", "org.matrix.msc2762", "org.matrix.msc4039"]),
    );
    for (const absent of ["msc2931", "msc3819", "msc3846", "msc3869", "msc3973", "msc4515", "msc4533"]) {
      expect(versions.join()).not.toContain(absent);
    }
  });

  it("31. An action that the driver cannot serve is unknown, and its capability is never asked for", async () => {
    const validateCapabilities = vi.fn(async (requested: Set<string>) => requested);
    const test = aRawSession({
      driver: aMemoryDriver({ features: new Set(["events"]), validateCapabilities }),
    });

    await negotiate(test, [SEND, "org.matrix.msc2931.navigate", "town.robin.msc3846.turn_servers"]);

    expect(validateCapabilities).toHaveBeenCalledExactlyOnceWith(new Set([SEND]));
    expect(await ask(test.page, "org.matrix.msc2931.navigate", { uri: "https://matrix.to/#/#a:b" })).toEqual({
      error: { message: "Unknown or unsupported from-widget action: org.matrix.msc2931.navigate" },
    });
  });

  it("32. notify_capabilities follows every capabilities answer, also an empty one", async () => {
    const validateCapabilities = vi.fn(async (requested: Set<string>) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });

    await negotiate(test, []);

    expect(test.page.asked("notify_capabilities")[0].data).toEqual({ requested: [], approved: [] });
    expect(validateCapabilities).not.toHaveBeenCalled();
  });

  it.each([
    ["failed", () => Promise.reject(new Error("dismissed"))],
    [
      "threw",
      () => {
        throw new Error("broken");
      },
    ],
  ])("33. notify_capabilities follows when the approval prompt %s", async (_name, validateCapabilities) => {
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });

    await negotiate(test, [SEND]);

    expect(test.page.asked("notify_capabilities")[0].data).toEqual({ requested: [SEND], approved: [] });
  });

  it("34. approved uses the exact strings requested", async () => {
    const spellings = ["m.send.event:m.room.message#m.text", SEND, "m.update_delayed_event"];
    const test = aRawSession();

    await negotiate(test, spellings);

    expect(test.page.asked("notify_capabilities")[0].data.approved).toEqual(spellings);
  });

  it("35. approved is a subset of everything requested so far", async () => {
    const driver = aMemoryDriver({ validateCapabilities: async () => new Set([SEND, RECEIVE, "m.sticker"]) });
    const test = aRawSession({ driver });

    await negotiate(test, [SEND, "m.unknown", "org.matrix.msc3819.receive.to_device:m.room_key"]);
    expect(test.page.asked("notify_capabilities")[0].data.approved).toEqual([SEND]);

    await ask(test.page, "org.matrix.msc2974.request_capabilities", {
      capabilities: ["m.sticker", "m.room_key"],
    });
    const notice = await untilAsked(test.page, "notify_capabilities", 2);
    expect(notice.data.approved).toEqual([SEND, "m.sticker"]);
  });

  it("36. notify_capabilities precedes the first delivery", async () => {
    const client = aMemoryClient();
    const driver = aMemoryDriver({
      readRoomState: async () => [anEvent({ type: "m.room.topic", state_key: "" })],
    });
    const test = aRawSession({ driver, router: createEventRouter(client) });
    const { page } = test;
    await answer(page, await untilAsked(page, "supported_api_versions"), {
      supported_versions: ["org.matrix.msc2762_update_state"],
    });
    await answer(page, await untilAsked(page, "capabilities"), {
      capabilities: [RECEIVE, RECEIVE_STATE, "org.matrix.msc3819.receive.to_device:org.example"],
    });
    await untilReady(test);
    client.emit({ kind: "timeline", event: anEvent() });
    client.emit({
      kind: "to-device",
      message: { type: "org.example", sender: "@b:hs.localhost", content: {}, encrypted: true },
    });
    await untilAsked(page, "update_state");
    await untilAsked(page, "send_event");
    await untilAsked(page, "send_to_device");

    const actions = actionsHeard(page.heard);
    expect(actions.slice(0, 3).toSorted()).toEqual([
      "capabilities",
      "notify_capabilities",
      "supported_api_versions",
    ]);
    expect(actions.indexOf("notify_capabilities")).toBe(2);
  });

  it.each([
    ["no list", {}],
    ["a text", { capabilities: "m.sticker" }],
    ["things that are no text", { capabilities: ["m.sticker", 7] }],
    ["nothing but true", true],
    ["an error", { error: { message: "Capability negotiation already completed" } }],
  ])("37. A capabilities answer with %s is treated as empty", async (_name, response) => {
    const test = aRawSession();
    const { page } = test;

    await answer(page, await untilAsked(page, "capabilities"), response);
    const notice = await untilAsked(page, "notify_capabilities");

    expect(notice.data).toEqual({ requested: [], approved: [] });
  });

  it("38. Nothing is delivered before the session is ready", async () => {
    const client = aMemoryClient();
    let approve: () => void = () => undefined;
    const driver = aMemoryDriver({
      validateCapabilities: (requested) =>
        new Promise((resolve) => {
          approve = () => resolve(requested);
        }),
    });
    const test = aRawSession({ driver, router: createEventRouter(client) });
    await answer(test.page, await untilAsked(test.page, "capabilities"), { capabilities: [RECEIVE] });
    await settled(test.page);

    client.emit({ kind: "timeline", event: anEvent({ event_id: "$early" }) });
    await settled(test.page);
    expect(test.page.asked("send_event")).toEqual([]);
    approve();
    await untilReady(test);
    client.emit({ kind: "timeline", event: anEvent({ event_id: "$late" }) });
    await untilAsked(test.page, "send_event");

    expect(test.page.asked("send_event").map(({ data }) => data.event_id)).toEqual(["$late"]);
  });

  it("39. Requests that need capabilities get an error before the session is ready", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver, widget: waitsForContent });

    const reply = await ask(test.page, "send_event", {
      type: "m.room.message",
      content: { msgtype: "m.text" },
    });

    expect(reply.error.message).toContain("Missing capability");
    expect(driver.calls).toEqual([]);
  });

  it("40. T-03 A reload discards the old capabilities and negotiates anew", async () => {
    const driver = aMemoryDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND, RECEIVE]);

    await test.page.run(() => location.reload());
    await test.page.untilDocument(2);
    await negotiate(test, [RECEIVE], [], 2);

    expect(test.session.getState()).toEqual({ status: "ready", generation: 2, approved: [RECEIVE] });
    expect(test.page.asked("notify_capabilities")[1].data).toEqual({
      requested: [RECEIVE],
      approved: [RECEIVE],
    });
    const reply = await ask(test.page, "send_event", {
      type: "m.room.message",
      content: { msgtype: "m.text" },
    });
    expect(reply).toEqual({ error: { message: "Cannot send room events of this type" } });
    expect(driver.calls).toEqual([]);
  });

  it("41. Late answers from before a reload are ignored", async () => {
    const test = aRawSession();
    const { page } = test;
    const old = await untilAsked(page, "capabilities");

    await page.run(() => location.reload());
    await page.untilDocument(2);
    const current = await untilAsked(page, "capabilities", 2);
    await answer(page, old, { capabilities: [SEND] });
    await settled(page);
    expect(test.session.getState()).toEqual({ status: "negotiating", generation: 2 });

    await answer(page, current, { capabilities: [RECEIVE] });
    await untilReady(test);
    expect(test.session.getState()).toMatchObject({ approved: [RECEIVE] });
  });

  it("41. What was being decided for the old document is not granted to the new one", async () => {
    const decisions: ((approved: Set<string>) => void)[] = [];
    const driver = aMemoryDriver({
      validateCapabilities: () => new Promise((resolve) => decisions.push(resolve)),
    });
    const test = aRawSession({ driver });
    const { page } = test;
    await answer(page, await untilAsked(page, "capabilities"), { capabilities: [SEND] });
    await vi.waitFor(() => expect(decisions).toHaveLength(1));

    await page.run(() => location.reload());
    await page.untilDocument(2);
    await answer(page, await untilAsked(page, "capabilities", 2), { capabilities: [RECEIVE] });
    await vi.waitFor(() => expect(decisions).toHaveLength(2));
    decisions[0]?.(new Set([SEND]));
    decisions[1]?.(new Set([RECEIVE]));
    await untilReady(test);

    expect(test.session.getState()).toEqual({ status: "ready", generation: 2, approved: [RECEIVE] });
    expect(page.asked("notify_capabilities")).toHaveLength(1);
  });

  it("42. The widget's versions are asked for once per document; an error counts as none", async () => {
    const client = aMemoryClient();
    const test = aRawSession({ router: createEventRouter(client), theme: "dark" });
    const { page } = test;
    await answer(page, await untilAsked(page, "supported_api_versions"), { error: { message: "no" } });
    await answer(page, await untilAsked(page, "capabilities"), { capabilities: [RECEIVE_STATE] });
    await untilReady(test);

    test.session.setTheme("light");
    client.emit({
      kind: "state",
      roomId: "!room:hs.localhost",
      events: [anEvent({ type: "m.room.topic", state_key: "" })],
    });
    await ask(page, "org.matrix.msc2974.request_capabilities", { capabilities: [SEND] });
    await untilAsked(page, "notify_capabilities", 2);
    await settled(page);

    expect(page.asked("supported_api_versions")).toHaveLength(1);
    expect(page.asked("theme_change")).toEqual([]);
    expect(page.asked("update_state")).toEqual([]);
  });

  it("T-79 43. A missing content_loaded is reported, and helps itself when it comes late", async () => {
    const onContentOverdue = vi.fn();
    const test = aRawSession({ widget: waitsForContent, contentTimeoutMs: 150, app: { onContentOverdue } });

    await vi.waitFor(() => {
      expect(test.session.getState()).toMatchObject({ status: "failed", reason: "content-not-loaded" });
    });
    expect(onContentOverdue).toHaveBeenCalledOnce();

    await ask(test.page, "content_loaded");
    await negotiate(test, [SEND]);
    expect(test.session.getState()).toMatchObject({ status: "ready", approved: [SEND] });
  });

  it("43. Infinity waits for content_loaded as long as it takes", async () => {
    const timeouts = vi.spyOn(globalThis, "setTimeout");
    const test = aRawSession({ widget: waitsForContent, contentTimeoutMs: Infinity });
    await new Promise((resolve) => test.iframe.addEventListener("load", resolve));
    await settled(test.page);

    // A browser takes a wait that it cannot count for none.
    expect(Math.max(...timeouts.mock.calls.map(([, delay = 0]) => delay))).toBeLessThan(2 ** 31);
    expect(test.session.getState().status).toBe("loading");
  });

  it("43. Ten seconds are given for content_loaded", async () => {
    const timeouts = vi.spyOn(globalThis, "setTimeout");
    const { iframe, session } = aRawSession({ widget: waitsForContent });
    await new Promise((resolve) => iframe.addEventListener("load", resolve));

    expect(session.getState().status).toBe("loading");
    expect(timeouts.mock.calls.map(([, delay]) => delay)).toContain(10_000);
  });

  it("44. Error replies to what the widget is told are tolerated", async () => {
    const test = aRawSession({ theme: "dark" });
    const { page, session } = test;
    await negotiate(test, [], ["org.matrix.msc2873"]);
    session.setVisible(false);
    for (const action of ["notify_capabilities", "visibility", "theme_change"]) {
      await answer(page, await untilAsked(page, action), { error: { message: "Unknown action" } });
    }
    await settled(page);

    expect(session.getState().status).toBe("ready");
  });

  it("45. visibility is sent only on change, with data.visible and a top-level visible", async () => {
    const test = aRawSession();
    const { page, session } = test;
    await negotiate(test, []);

    session.setVisible(true);
    session.setVisible(false);
    session.setVisible(false);
    session.setVisible(true);
    await untilAsked(page, "visibility", 2);
    await settled(page);

    expect(page.asked("visibility")).toMatchObject([
      { data: { visible: false }, visible: false },
      { data: { visible: true }, visible: true },
    ]);
  });

  it("45. A new document of a hidden widget is told that it is hidden", async () => {
    const test = aRawSession();
    test.session.setVisible(false);
    await negotiate(test, []);
    await untilAsked(test.page, "visibility");

    await test.page.run(() => location.reload());
    await test.page.untilDocument(2);
    await negotiate(test, [], [], 2);

    expect((await untilAsked(test.page, "visibility", 2)).data).toEqual({ visible: false });
  });

  it("46. theme_change and language_change are sent after ready and on change", async () => {
    const test = aRawSession({ theme: "dark", language: "de" });
    const { page, session } = test;
    await negotiate(test, [], ["org.matrix.msc2873"]);
    await untilAsked(page, "language_change");

    session.setTheme("dark");
    session.setTheme("light");
    session.setLanguage("en-GB");
    await untilAsked(page, "language_change", 2);

    expect(page.asked("theme_change").map(({ data }) => data)).toEqual([{ name: "dark" }, { name: "light" }]);
    expect(page.asked("language_change").map(({ data }) => data)).toEqual([
      { lang: "de" },
      { lang: "en-GB" },
    ]);
    const actions = actionsHeard(page.heard);
    expect(actions.indexOf("theme_change")).toBeGreaterThan(actions.indexOf("notify_capabilities"));
  });

  it("46. A widget that does not list msc2873 is told neither", async () => {
    const test = aRawSession({ theme: "dark", language: "de" });
    await negotiate(test, [], ["0.0.2"]);
    test.session.setTheme("light");
    await settled(test.page);

    expect(test.page.asked("theme_change")).toEqual([]);
    expect(test.page.asked("language_change")).toEqual([]);
  });

  it("A reload by the app tries again, also after a failure", async () => {
    const test = aRawSession();
    await negotiate(test, [SEND]);

    test.session.reload();
    expect(test.session.getState()).toEqual({ status: "loading", generation: 2 });
    await test.page.untilDocument(2);
    await negotiate(test, [RECEIVE], [], 2);
    expect(test.session.getState()).toEqual({ status: "ready", generation: 2, approved: [RECEIVE] });

    await test.page.run(() => {
      location.href = "data:text/html,<script>parent.postMessage('hello', '*')</script>";
    });
    await vi.waitFor(() => expect(test.session.getState().status).toBe("failed"));
    test.session.reload();
    await test.page.untilDocument(3);
    await negotiate(test, [SEND], [], 3);
    expect(test.session.getState()).toMatchObject({ status: "ready", approved: [SEND] });
  });

  it("A page whose URL has a fragment is really loaded anew", async () => {
    const test = aRawSession({ urlSuffix: "#/poll/1" });
    await negotiate(test, []);

    test.session.reload();

    await test.page.untilDocument(2);
    await negotiate(test, [], [], 2);
  });

  it("Disposal takes the page down, and no listener or timer is left", async () => {
    const client = aMemoryClient();
    const remove = vi.spyOn(window, "removeEventListener");
    const test = aRawSession({ router: createEventRouter(client) });
    await negotiate(test, [RECEIVE]);
    const loaded = new Promise((resolve) => test.iframe.addEventListener("load", resolve));

    test.session.dispose();
    test.session.dispose();
    await loaded;

    expect(test.session.getState()).toEqual({ status: "ended", reason: "disposed" });
    expect(test.iframe.contentDocument?.URL).toBe("about:blank");
    expect(client.listenerCount).toBe(0);
    expect(remove.mock.calls.filter(([type]) => type === "message")).toHaveLength(1);
  });

  it("The app's own requests are answered, refused, aborted or too early", async () => {
    const test = aRawSession();
    await expect(test.session.request("io.element.join", {})).rejects.toMatchObject({ code: "not-ready" });
    await negotiate(test, []);

    const refused = test.session.request("screenshot", {});
    await answer(test.page, await untilAsked(test.page, "screenshot"), { error: { message: "no camera" } });
    await expect(refused).rejects.toMatchObject({
      code: "refused-by-widget",
      message: expect.stringContaining("no camera"),
    });

    const controller = new AbortController();
    const aborted = test.session.request("io.element.join", {}, { signal: controller.signal });
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: "aborted" });

    await expect(
      test.session.request("io.element.join", { callback: () => undefined }),
    ).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });

  it("A real matrix-widget-api widget starts, sends and is told", async () => {
    const client = aMemoryClient();
    const driver = aMemoryDriver();
    const test = aPuppetSession(
      { capabilities: [SEND, RECEIVE] },
      { driver, router: createEventRouter(client) },
    );
    await untilReady(test);

    const sent = await test.page.run(({ api }) =>
      api.sendRoomEvent("m.room.message", { msgtype: "m.text", body: "Hi" }),
    );
    client.emit({ kind: "timeline", event: anEvent({ event_id: sent.event_id ?? "" }) });
    const told = await untilAsked(test.page, "send_event");

    expect(told.data.event_id).toBe(sent.event_id);
    expect(driver.calls).toEqual([
      ["sendEvent", "m.room.message", { msgtype: "m.text", body: "Hi" }, null, "!room:hs.localhost"],
    ]);
    expect(
      await untilReply(test.page, test.page.heard.find(({ action }) => action === "send_event")?.requestId),
    ).toBeDefined();
  });
});
