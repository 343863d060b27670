import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { frameAt, press } from "../harness/frames.ts";
import { widgetOrigins } from "../harness/origins.ts";
import {
  askHost,
  bodiesIn,
  createRoom,
  openHost,
  say,
  seeState,
  showTwo,
  showWidget,
  widgetFrame,
  widgetUrl,
} from "./host-page.ts";
import { approved, errorOf, hears, post, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const receiveText = "org.matrix.msc2762.receive.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

/** Lets the widget's page go elsewhere, as a link in it would; resolves to the frame once it is there. */
async function goTo(page: Page, frame: Frame, url: string): Promise<Frame> {
  await frame.evaluate((target) => {
    setTimeout(() => {
      location.href = target;
    });
  }, url);
  const arrived = await frameAt(page, url.split("#")[0] ?? url);
  await arrived.waitForFunction(() => window.securityWidget !== undefined, { polling: 20 });
  return arrived;
}

describeInBrowsers("A widget's document", (browser) => {
  test("T-02 A frame that navigates to another origin has nothing, and the slot says so", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: [sendText, receiveText] });
    await approved(frame);

    const elsewhere = `${widgetOrigins().b}/pages/security-widget/index.html?widgetId=widget`;
    const moved = await goTo(page, frame, elsewhere);
    await post(moved, {
      api: "fromWidget",
      widgetId: "widget",
      requestId: "forged",
      action: "send_event",
      data: text("from elsewhere"),
    });
    await seeState(page, "failed");
    await say(page, roomId, "not for elsewhere");

    expect(await bodiesIn(page, roomId)).toEqual(["not for elsewhere"]);
    expect(await page.$eval('[role="status"], [role="alert"]', (notice) => notice.textContent)).toContain(
      "went to another website",
    );
  });

  test("T-02 A frame that went elsewhere comes back when the user tries again, however often", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    await approved(await showWidget(page, roomId, { name: "widget", capabilities: [sendText] }));

    for (const attempt of ["first", "second"]) {
      const elsewhere = `${widgetOrigins().b}/pages/security-widget/index.html?widgetId=widget`;
      const moved = await goTo(page, await widgetFrame(page, "widget"), elsewhere);
      await post(moved, { api: "fromWidget", widgetId: "widget", requestId: "x", action: "x", data: {} });
      await seeState(page, "failed");

      await press(page, "Try again");
      const frame = await widgetFrame(page, "widget");
      expect(await approved(frame), attempt).toEqual([sendText]);
      expect(errorOf(await request(frame, "send_event", text(attempt)))).toBeUndefined();
    }
    expect(await bodiesIn(page, roomId)).toEqual(["first", "second"]);
  });

  test("T-02 A frame that navigates to another origin and stays silent hears nothing", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const [frame, witness] = await showTwo(
      page,
      roomId,
      { name: "widget", capabilities: [receiveText] },
      { name: "witness", capabilities: [receiveText] },
    );
    await Promise.all([approved(frame), approved(witness)]);

    const elsewhere = `${widgetOrigins().b}/pages/security-widget/index.html?widgetId=widget`;
    const moved = await goTo(page, frame, elsewhere);
    await say(page, roomId, "not for elsewhere");
    await hears(witness, "not for elsewhere");

    expect(await moved.evaluate(() => window.securityWidget.heard)).toEqual([]);
  });

  test("T-03 A document that asks for less after a reload has less", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: [sendText, receiveText] });
    expect(await approved(frame)).toEqual([sendText, receiveText]);
    expect(errorOf(await request(frame, "send_event", text("before")))).toBeUndefined();

    await reloadAskingFor(frame, [receiveText]);

    expect(await approved(frame)).toEqual([receiveText]);
    expect(errorOf(await request(frame, "send_event", text("after")))).toBe(
      "Cannot send room events of this type",
    );
    expect(await bodiesIn(page, roomId)).toEqual(["before"]);
  });

  test("T-03 Another page of the same origin starts with nothing", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget", capabilities: [sendText] });
    await approved(frame);

    const { a } = widgetOrigins();
    const other = await goTo(page, frame, `${a}/pages/security-widget/index.html?widgetId=widget&other`);

    expect(await approved(other)).toEqual([]);
    expect(errorOf(await request(other, "send_event", text("other")))).toBe(
      "Cannot send room events of this type",
    );
  });

  test("T-08 An identity token asked for before a navigation is not delivered to where the frame went", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);
    await askHost(page, "hold", "/openid/request_token");
    await post(frame, {
      api: "fromWidget",
      widgetId: "widget",
      requestId: "token",
      action: "get_openid",
      data: {},
    });
    await page.waitForFunction(
      () => window.securityHost?.requests().some((line) => line.includes("/openid/request_token")),
      { polling: 20 },
    );

    const elsewhere = `${widgetOrigins().b}/pages/security-widget/index.html?widgetId=widget`;
    const moved = await goTo(page, frame, elsewhere);
    await askHost(page, "letGo");
    // Whatever the host sent was sent by now: a later request of the same client has been answered.
    await say(page, roomId, "later");

    expect(await moved.evaluate(() => window.securityWidget.heard)).toEqual([]);
  });

  test("T-08 A token asked for by one document is not delivered to the next of the same origin", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);
    await askHost(page, "hold", "/openid/request_token");
    await post(frame, {
      api: "fromWidget",
      widgetId: "widget",
      requestId: "token",
      action: "get_openid",
      data: {},
    });
    await page.waitForFunction(
      () => window.securityHost?.requests().some((line) => line.includes("/openid/request_token")),
      { polling: 20 },
    );

    await reloadAskingFor(frame, []);
    await approved(frame);
    await askHost(page, "letGo");
    await say(page, roomId, "later");
    await request(frame, "supported_api_versions");

    const heard = await frame.evaluate(() => JSON.stringify(window.securityWidget.heard));
    expect(heard).not.toContain("access_token");
  });
});

/** Reloads the widget's document, which then asks for these capabilities. */
async function reloadAskingFor(frame: Frame, capabilities: readonly string[]): Promise<void> {
  const target = new URL(widgetUrl({ name: "widget", capabilities }));
  await frame.evaluate((hash) => {
    Object.assign(window, { isOldDocument: true });
    setTimeout(() => {
      location.hash = hash;
      location.reload();
    });
  }, target.hash);
  await frame.waitForFunction(() => !("isOldDocument" in window) && window.securityWidget !== undefined, {
    polling: 20,
  });
}
