import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import type { WidgetDefinition } from "../../../src/index.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { hostOrigin } from "../harness/origins.ts";
import {
  allowAll,
  choose,
  type DurationName,
  openPage,
  questionText,
  seeNoQuestion,
} from "./consent-steps.ts";
import { askHost, openHost, seeState, widgetFrame, widgetUrl } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const stay = "m.always_on_screen";

/** Of the account, so that it is the same widget in another tab, and after the tab is loaded anew. */
const clock: WidgetDefinition = {
  kind: "account",
  id: "clock",
  roomId: undefined,
  type: "m.custom",
  url: "",
  name: "clock",
  data: {},
  waitForIframeLoad: true,
  avatarUrl: undefined,
  sender: "@alice:hs.localhost",
  eventId: undefined,
};

const theClock = (): WidgetDefinition => ({
  ...clock,
  url: widgetUrl({ name: "clock", capabilities: [stay] }),
});

async function show(page: Page): Promise<void> {
  await askHost(page, "decide", "ask");
  await askHost(page, "show", [{ widget: theClock(), hasPermissions: true }]);
}

/** Lets the page load for good and do what it asks for, for so long. */
async function grant(page: Page, duration: DurationName): Promise<void> {
  await show(page);
  await press(page, "Open widget");
  await seeText(page, "Open “clock”?");
  await choose(page, "Remember");
  await press(page, "Open");
  await allowAll(page, duration);
  const frame = await widgetFrame(page, "clock");
  await expect.poll(() => approved(frame)).toEqual([stay]);
}

async function loadAnew(page: Page): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => window.securityHost !== undefined, { polling: 20 });
  await show(page);
}

describeInBrowsers("C9 What is granted", (browser) => {
  test("once is gone with the document", async () => {
    const page = await openHost(browser);
    await grant(page, "Once");
    const frame = await widgetFrame(page, "clock");
    await frame.evaluate(() => location.reload());
    expect(await questionText(page)).toContain("What may “clock” do?");
  });

  test("to load once is gone with the document too: the next is shown only after another question", async () => {
    const page = await openHost(browser);
    await show(page);
    await press(page, "Open widget");
    await seeText(page, "Open “clock”?");
    await choose(page, "Once");
    await press(page, "Open");
    await allowAll(page);
    const frame = await widgetFrame(page, "clock");
    await expect.poll(() => approved(frame)).toEqual([stay]);

    await frame.evaluate(() => location.reload());
    await seeText(page, "“clock” is not open yet.");
    expect(await page.$$("iframe")).toEqual([]);
    await openPage(page, "clock");
    await seeState(page, "ready");
  });

  test("to load once is asked again where the page failed and is tried again", async () => {
    const page = await openHost(browser);
    await show(page);
    await press(page, "Open widget");
    await seeText(page, "Open “clock”?");
    await choose(page, "Once");
    await press(page, "Open");
    await allowAll(page);
    const frame = await widgetFrame(page, "clock");
    await frame.evaluate(() => {
      for (let count = 0; count < 6_000; count += 1) window.securityWidget.post("useless");
    });
    await seeState(page, "failed");

    // Without our stylesheet, what is below the frame may lie over its notice.
    await page.focus('[data-mw="notice"] button');
    await page.keyboard.press("Enter");
    expect(await questionText(page)).toContain("Open “clock”?");
    expect(await page.$$("iframe")).toEqual([]);
    await press(page, "Open");
    await seeState(page, "ready");
  });

  test("for the session outlives its document and its frame, and not the tab", async () => {
    const page = await openHost(browser);
    await grant(page, "This session");
    await askHost(page, "show", []);
    await show(page);
    expect(await approved(await widgetFrame(page, "clock"))).toEqual([stay]);

    await loadAnew(page);
    expect(await questionText(page)).toContain("What may “clock” do?");
  });

  test("for good outlives the tab, until the user takes it back", async () => {
    const page = await openHost(browser);
    await grant(page, "Remember");
    await loadAnew(page);
    expect(await approved(await widgetFrame(page, "clock"))).toEqual([stay]);

    await press(page, "Take back everything");
    await loadAnew(page);
    await seeText(page, "You did not allow “clock”.");
    expect(await page.$$("iframe")).toEqual([]);
  });
});

describeInBrowsers("T-82 What is taken back in one tab", (browser) => {
  async function twoTabs(): Promise<readonly [Page, Page]> {
    const first = await openHost(browser);
    await grant(first, "Remember");
    const second = await browser.open(`${hostOrigin()}/pages/security-host/index.html`);
    await second.waitForFunction(() => window.securityHost !== undefined, { polling: 20 });
    await show(second);
    await expect.poll(async () => approved(await widgetFrame(second, "clock"))).toEqual([stay]);
    return [first, second];
  }

  test("ends at once in the other, whose page is gone", async () => {
    const [first, second] = await twoTabs();
    const frame = await widgetFrame(second, "clock");
    await first.bringToFront();
    await press(first, "Take back everything");
    await seeText(second, "You did not allow “clock”.");
    expect(await second.$$("iframe")).toEqual([]);
    await expect.poll(() => frame.detached).toBe(true);
  });

  test("as a single capability, is refused the widget's very next message in the other", async () => {
    const [first, second] = await twoTabs();
    const frame = await widgetFrame(second, "clock");
    expect(errorOf(await request(frame, "set_always_on_screen", { value: false }))).toBeUndefined();
    await first.bringToFront();
    await first
      .locator(`::-p-aria([name="Stay visible when you go to another room"][role="checkbox"])`)
      .click();
    await expect.poll(() => frame.evaluate(() => window.securityWidget.approved())).toEqual([]);
    expect(errorOf(await request(frame, "set_always_on_screen", { value: false }))).toBeDefined();
    expect(await second.$$("iframe")).toHaveLength(1);
  });

  test("and forgotten, is asked anew in the other", async () => {
    const [first, second] = await twoTabs();
    await first.bringToFront();
    await press(first, "Forget");
    await seeText(second, "“clock” is not open yet.");
    expect(await second.$$("iframe")).toEqual([]);
    await second.bringToFront();
    await openPage(second, "clock");
    await questionText(second);
    await press(second, "Don’t allow");
    await seeNoQuestion(second);
  });
});
