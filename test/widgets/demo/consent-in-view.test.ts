import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { goToRoom, sharedDemo, urlOf } from "../harness/demo.ts";
import { press } from "../harness/frames.ts";

const demo = sharedDemo();

/** Of the demo. */
const LOOKS = ["own", "element-like", "cinny-like"] as const;

const body = "[data-mw=consent-body]";
const group = `${body} [data-mw=place] > ul > li`;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where elements are, and how many of their texts a reader sees. */
function boxesOf(page: Page, selector: string): Promise<readonly (Box & { readonly text: string })[]> {
  return page.$$eval(selector, (elements) =>
    elements.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom, text: element.textContent ?? "" };
    }),
  );
}

async function boxOf(page: Page, selector: string): Promise<Box & { readonly text: string }> {
  const [box, ...others] = await boxesOf(page, selector);
  if (!box || others.length > 0) throw new Error(`There is not one ${selector}.`);
  return box;
}

function expectWithin(box: Box, around: Box): void {
  expect(box.left).toBeGreaterThanOrEqual(around.left);
  expect(box.right).toBeLessThanOrEqual(around.right);
  expect(box.top).toBeGreaterThanOrEqual(around.top);
  expect(box.bottom).toBeLessThanOrEqual(around.bottom);
}

/** Element Call itself asks, as a new user sees it. */
async function openCall(page: Page): Promise<void> {
  await goToRoom(page, "Call the team");
  await press(page, "Open widget");
  await press(page, "Open");
  await page.waitForSelector(group, { timeout: 20_000 });
}

async function expectAllInView(
  page: Page,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const view: Box = { left: 0, right: size.width, top: 0, bottom: size.height };
  const origin = await boxOf(page, "[data-mw=consent-header] [data-mw=origin]");
  expect(origin.text).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expectWithin(origin, view);
  const facts = await boxesOf(page, "[data-mw=consent-header] dd");
  expect(facts.map(({ text }) => text)).toContain("Call the team");
  for (const fact of facts) expectWithin(fact, view);

  const scroller = await boxOf(page, body);
  expectWithin(scroller, view);
  const groups = await boxesOf(page, group);
  expect(groups).toHaveLength(5);
  for (const one of groups) expectWithin(one, scroller);

  const answers = await boxesOf(page, "[data-mw=consent-footer] [data-mw=button]");
  expect(answers.map(({ text }) => text)).toEqual(["Not now", "Don’t allow", expect.any(String)]);
  for (const answer of answers) expectWithin(answer, view);
}

describeInBrowsers("What Element Call asks for", (browser) => {
  test.each([
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ])("is in view at once at $width × $height px: origin, room, every group, both answers", async (size) => {
    const page = await browser.open(urlOf(demo(), "alice"));
    await page.setViewport(size);
    await openCall(page);

    for (const look of LOOKS) {
      await page.evaluate((name) => {
        document.documentElement.dataset["look"] = name;
      }, look);
      await expectAllInView(page, size);
    }
  });

  test("shows each of its 54 strings one expansion away", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    await openCall(page);
    const raw = `${body} > [data-mw=details] li`;
    const isShown = () => page.$$eval(raw, (items) => items.map((item) => item.checkVisibility()));
    expect(await isShown()).toEqual(Array(54).fill(false));

    await page.click(`${body} > [data-mw=details] > summary`);

    expect(await isShown()).toEqual(Array(54).fill(true));
    const texts = await page.$$eval(raw, (items) => items.map((item) => item.textContent));
    expect(new Set(texts).size).toBe(54);
    expect(texts).toContain("org.matrix.msc4157.update_delayed_event");
  });
});
