import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { bodiesIn, createRoom, openHost, showWidget } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

describeInBrowsers("Hostile data", (browser) => {
  test("T-12 Malformed messages of every kind do no harm, and the session goes on", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: [sendText] });
    await approved(frame);

    await frame.evaluate(() => {
      const { id, post } = window.securityWidget;
      const header = { api: "fromWidget", widgetId: id, requestId: "hostile", action: "send_event" };
      const cyclic: Record<string, unknown> = { ...header };
      cyclic["data"] = cyclic;
      let deep: object = {};
      for (let depth = 0; depth < 2_000; depth++) deep = { deep };
      const hostile: unknown[] = [
        undefined,
        null,
        0,
        Number.NaN,
        "",
        "text",
        true,
        1n,
        [],
        [header],
        new Date(),
        /x/,
        new Map([[header, header]]),
        new Set([header]),
        new ArrayBuffer(8),
        new Error("x"),
        new Blob(["x"]),
        {},
        { ...header, api: 1 },
        { ...header, api: "toWidget" },
        { ...header, api: "toWidget", response: null },
        { ...header, requestId: undefined },
        { ...header, requestId: {} },
        { ...header, requestId: "x".repeat(100_000) },
        { ...header, widgetId: [] },
        { ...header, widgetId: "another" },
        { ...header, action: null },
        { ...header, action: {} },
        { ...header, action: "toString" },
        { ...header, data: null },
        { ...header, data: [] },
        { ...header, data: "text" },
        { ...header, data: deep },
        { ...header, data: { type: {} } },
        { ...header, data: { type: "m.room.message", content: [] } },
        { ...header, data: { type: "m.room.message", content: { a: new Map() }, delay: "soon" } },
        { ...header, data: { type: "m.room.message", content: new Array(4_000_000_000) } },
        { ...header, data: { type: "m.room.message", content: { body: 1n } } },
        { ...header, response: {} },
        { ...header, response: null },
        { ...header, action: "capabilities", api: "toWidget", response: { capabilities: 1 } },
        { ...header, action: "navigate" },
        { ...header, action: "org.matrix.msc2931.navigate", data: { uri: 1 } },
        { ...header, action: "org.matrix.msc2876.read_events", data: { type: "x", limit: -1 } },
        { ...header, action: "send_to_device", data: { type: "x", encrypted: "no", messages: 3 } },
        cyclic,
      ];
      for (const message of hostile) post(message);
      const { port1 } = new MessageChannel();
      post({ ...header, data: {} }, [port1]);
    });

    expect(errorOf(await request(frame, "send_event", text("still working")))).toBeUndefined();
    expect(await bodiesIn(page, roomId)).toEqual(["still working"]);
  });

  test("T-13 Keys that could change a prototype are refused wherever they are, and change nothing", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: [sendText] });
    await approved(frame);
    const before = await page.evaluate(() => Object.getOwnPropertyNames(Object.prototype));

    const polluted = [
      `{"type":"m.room.message","content":{"msgtype":"m.text","body":"1","__proto__":{"polluted":1}}}`,
      `{"__proto__":{"polluted":1},"type":"m.room.message","content":{"msgtype":"m.text","body":"2"}}`,
      `{"type":"m.room.message","content":{"msgtype":"m.text","body":"3","a":[{"constructor":{"prototype":{"polluted":1}}}]}}`,
      `{"type":"m.room.message","content":{"msgtype":"m.text","body":"4","prototype":{"polluted":1}}}`,
      `{"capabilities":["__proto__"],"__proto__":["polluted"]}`,
      `{"type":"io.example.x","encrypted":false,"messages":{"__proto__":{"polluted":{"a":1}}}}`,
    ];
    const actions = ["send_event", "send_to_device", "org.matrix.msc2974.request_capabilities", "open_modal"];
    for (const action of [...actions, "io.element.device_mute"]) {
      for (const json of polluted) {
        const reply = await frame.evaluate(
          (name, data) => window.securityWidget.request(name, JSON.parse(data)),
          action,
          json,
        );
        expect(errorOf(reply["response"] as Record<string, unknown>), `${action} ${json}`).toBe(
          "The request holds a reserved key, such as __proto__. Choose another name.",
        );
      }
    }

    expect(await page.evaluate(() => Object.getOwnPropertyNames(Object.prototype))).toEqual(before);
    expect(await page.evaluate(() => "polluted" in {})).toBe(false);
    expect(errorOf(await request(frame, "send_event", text("still working")))).toBeUndefined();
    expect(await bodiesIn(page, roomId)).toEqual(["still working"]);
  });
});
