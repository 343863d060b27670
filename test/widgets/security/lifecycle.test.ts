import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { addWidget, askHost, bodiesIn, createRoom, openHost, showWidget, widgetFrame } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

describeInBrowsers("A widget that comes and goes", (browser) => {
  test("T-15 Fifty visits leave no listener behind, and one session that does everything once", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const listenersBefore = await askHost(page, "messageListeners");
    const slot = await addWidget(page, roomId, { name: "widget", capabilities: [sendText] });

    for (let visit = 0; visit < 50; visit++) {
      await askHost(page, "show", [slot]);
      // Some visits end while the page loads, some once it runs.
      if (visit % 10 === 0) await approved(await widgetFrame(page, "widget"));
      await askHost(page, "show", []);
    }
    expect(await askHost(page, "messageListeners")).toBe(listenersBefore);
    expect(await page.$$("iframe")).toEqual([]);

    await askHost(page, "show", [slot]);
    const frame = await widgetFrame(page, "widget");
    await approved(frame);
    expect(errorOf(await request(frame, "send_event", text("once")))).toBeUndefined();
    await request(frame, "supported_api_versions");

    expect(await bodiesIn(page, roomId)).toEqual(["once"]);
    const asked = await frame.evaluate(() => window.securityWidget.asked());
    expect(asked.filter((action) => action === "capabilities")).toHaveLength(1);
    expect(await askHost(page, "messageListeners")).toBe(listenersBefore + 1);
  });

  test("T-34 Taking back a widget's permissions ends its page at once, with the microphone it had", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, {
      name: "widget",
      capabilities: [sendText],
      framePolicy: { allow: ["microphone"] },
    });
    await approved(frame);
    expect(
      await frame.evaluate(async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        return stream.active;
      }),
    ).toBe(true);

    await askHost(page, "decide", "ask");
    await askHost(page, "revoke", "widget");

    await seeText(page, "You did not allow “widget”.");
    expect(await page.$$("iframe")).toEqual([]);
    await expect.poll(() => frame.detached).toBe(true);
    await askHost(page, "show", []);
    await askHost(page, "show", [{ roomId, widgetId: "widget" }]);
    await seeText(page, "“widget” is not open yet.");
    expect(await page.$$("iframe")).toEqual([]);
  });
});

describeInBrowsers("T-78 A call that the user closes while it floats", (browser) => {
  const stay = "m.always_on_screen";
  const floating = '[data-mw="floating"]';

  /** A widget that stays in view, in no slot any more. */
  async function openCall(silentAbout = ""): Promise<{ readonly page: Page; readonly frame: Frame }> {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "call", capabilities: [stay], silentAbout });
    await approved(frame);
    expect(await request(frame, "set_always_on_screen", { value: true })).toEqual({ success: true });
    await askHost(page, "show", []);
    await page.waitForSelector(floating);
    return { page, frame };
  }
  const asked = (frame: Frame) => frame.evaluate(() => window.securityWidget.asked());
  const seeNoFrame = (page: Page) =>
    page.waitForFunction(() => document.querySelector("iframe, [data-mw=floating]") === null, {
      polling: 20,
    });

  test("is asked to hang up first, and ends once it has left", async () => {
    const { page, frame } = await openCall();
    await press(page, "Close widget");
    await expect.poll(async () => (await asked(frame)).at(-1)).toBe("im.vector.hangup");
    expect(await page.$$("iframe")).toHaveLength(1);
    // Its page may be gone before a test hears of the answer.
    await frame.evaluate(() => {
      void window.securityWidget.request("set_always_on_screen", { value: false });
    });
    await seeNoFrame(page);
  });

  test("is not waited for longer than a moment, nor where the user insists", async () => {
    const silent = await openCall("im.vector.hangup");
    await press(silent.page, "Close widget");
    await seeNoFrame(silent.page);

    const { page, frame } = await openCall("im.vector.hangup");
    await press(page, "Close widget");
    await expect.poll(async () => (await asked(frame)).at(-1)).toBe("im.vector.hangup");
    await press(page, "Close widget");
    await seeNoFrame(page);
  });
});
