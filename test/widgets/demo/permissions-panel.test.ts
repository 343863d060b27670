import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { counterType } from "../../../demo/widgets/shared/event-types.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { allowAll, goToRoom, openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { press, readText, seeText, textOf } from "../harness/frames.ts";

const demo = sharedDemo();

const panel = ".permissions [data-mw=permissions]";

async function openNoticeBoard(page: Page): Promise<Frame> {
  await goToRoom(page, "Notices");
  await openWidget(page);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/sdk/"));
  await seeText(frame, "Connected");
  return frame;
}

describeInBrowsers("The permissions of the demo's widgets", (browser) => {
  test("stand behind a button in the widget's bar, with a sign of what is sensitive, and are taken back there", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    await page.locator(".permissions > summary").click();
    await seeText(page, "You have not decided about this widget yet.");
    await page.keyboard.press("Escape");
    expect(await page.$(panel)).toBeNull();

    const frame = await openNoticeBoard(page);
    await page.waitForSelector(".permissions [data-mw=high-risk]:not([hidden])");
    await page.locator(".permissions > summary").click();
    await page.waitForSelector(`${panel} [data-mw=permission-card]`);
    // What it reads comes first, then what it writes.
    await page.locator(`${panel} [data-mw=place]:first-of-type li:nth-child(2) > button`).click();
    await seeText(page, "Not allowed");

    await page.keyboard.press("Escape");
    await press(frame, "Add one");
    await expect.poll(() => readText(frame, "#count")).not.toMatch(/^\d*$/);
    const state = demo().homeserver.inspect.roomState(roomIdOf(demo(), "Notices"));
    const counters = state.filter(({ type }) => type === counterType);
    expect(counters.map(({ content }) => content)).toEqual([{ count: 3 }]);
  });
});

describeInBrowsers("What a widget of the demo may do in every room", (browser) => {
  test("is limited to some while it runs, with its very next request", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    await goToRoom(page, "Playground");
    await press(page, "Open widget");
    await press(page, "Open");
    const frame = await page.waitForFrame((candidate) => candidate.url().includes("/plain/"));
    await press(frame, "Read every room");
    await allowAll(page);
    await seeText(frame, "The lift is broken again.");
    await seeText(frame, "Shall we talk?");

    await page.locator(".permissions > summary").click();
    await page.locator(`${panel} [data-mw=rooms] > summary`).click();
    await page.locator(`${panel} [data-mw=rooms] ::-p-text(Notices)`).click();
    await press(page, "Limit to the chosen rooms");
    await seeText(page, "Not allowed");

    await page.keyboard.press("Escape");
    await frame.evaluate(() => document.getElementById("log")?.replaceChildren());
    await press(frame, "Read every room");
    await seeText(frame, "The lift is broken again.");
    expect(await textOf(frame)).not.toContain("Shall we talk?");
  });
});

describeInBrowsers("The look of the demo", (browser) => {
  test("is chosen among three, and stays chosen", async () => {
    const page = await browser.open(urlOf(demo(), "bob"));
    const accent = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--mw-accent"));
    const choose = (look: string) => page.locator(`::-p-aria([name="${look}"][role="radio"])`).click();
    const seen = new Set([await accent()]);
    for (const look of ["Element-like", "Cinny-like"]) {
      await choose(look);
      await page.waitForSelector(`:root[data-look=${look.toLowerCase()}]`);
      seen.add(await accent());
    }
    expect(seen.size).toBe(3);

    await page.reload();
    await page.waitForSelector(":root[data-look=cinny-like]");
    expect(seen).toContain(await accent());
  });
});
