import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers, type TestBrowser } from "../harness/browsers.ts";
import { askHost, createRoom, eventsIn, openHost, showWidget } from "./host-page.ts";
import { approved, request } from "./widget-frame.ts";

const member = "org.matrix.msc3401.call.member";
const capabilities = [
  `org.matrix.msc2762.send.state_event:${member}`,
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
];
const delayMs = 6_000;

interface Call {
  readonly page: Page;
  readonly roomId: string;
  readonly frame: Frame;
  /** How often the homeserver was asked to restart something. */
  restarts(): Promise<number>;
  /** Whether the homeserver has taken the user out of the call. */
  hasLeft(): Promise<boolean>;
}

/** A call widget that has restarted its leave once; as in a page that is hidden for long, its next own restart is far away. */
async function aCall(browser: TestBrowser, query: "" | "?assistance" = "?assistance"): Promise<Call> {
  const page = await openHost(browser, query);
  const roomId = await createRoom(page);
  const frame = await showWidget(page, roomId, { name: "call", capabilities });
  await approved(frame);
  const { delay_id } = await request(frame, "send_event", {
    type: member,
    state_key: "_alice",
    content: {},
    delay: delayMs,
  });
  const restart = { delay_id, action: "restart" };
  expect(await request(frame, "org.matrix.msc4157.update_delayed_event", restart)).toEqual({});
  return {
    page,
    roomId,
    frame,
    restarts: async () =>
      (await askHost(page, "requests")).filter((asked) => /\/delayed_events\/[^/]+\/restart$/.test(asked))
        .length,
    hasLeft: async () => (await eventsIn(page, roomId)).some(({ type }) => type === member),
  };
}

/** Brings another tab before the page, which truly hides it. */
async function hide(page: Page): Promise<void> {
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe("hidden");
}

const patient = { timeout: 30_000, interval: 100 };

describeInBrowsers("T-73 A call in a page that is hidden", (browser) => {
  test("keeps its place while its widget answers, and is on its own again when the page is seen", async () => {
    const { page, restarts, hasLeft } = await aCall(browser);
    await hide(page);
    // One is the widget's own; without the others, after four seconds and after eight, it would be out after six.
    await expect.poll(restarts, patient).toBeGreaterThanOrEqual(3);
    expect(await hasLeft()).toBe(false);

    await page.bringToFront();
    await expect.poll(() => page.evaluate(() => document.visibilityState)).toBe("visible");
    const before = await restarts();
    await expect.poll(hasLeft, patient).toBe(true);
    expect(await restarts()).toBe(before);
  });

  test("loses it where the app has not asked for help", async () => {
    const { page, restarts, hasLeft } = await aCall(browser, "");
    await hide(page);
    await expect.poll(hasLeft, patient).toBe(true);
    expect(await restarts()).toBe(1);
  });

  test("loses it when the widget hangs", async () => {
    const { page, frame, restarts, hasLeft } = await aCall(browser);
    await hide(page);
    await expect.poll(restarts, patient).toBeGreaterThanOrEqual(2);
    const before = await restarts();
    void frame
      .evaluate(() => {
        // Longer than the delay that it does not restart.
        const endMs = Date.now() + 8_000;
        while (Date.now() < endMs);
      })
      .catch(() => undefined);
    await expect.poll(hasLeft, patient).toBe(true);
    expect(await restarts()).toBeLessThanOrEqual(before + 1);
  });

  test("loses it when the widget's frame is gone, and nothing else is done to it", async () => {
    const { page, restarts, hasLeft } = await aCall(browser);
    await hide(page);
    await expect.poll(restarts, patient).toBeGreaterThanOrEqual(2);
    await page.evaluate(() => document.querySelector("iframe")?.remove());
    const before = await restarts();
    await expect.poll(hasLeft, patient).toBe(true);
    expect(await restarts()).toBeLessThanOrEqual(before + 1);
    const requests = await askHost(page, "requests");
    expect(requests.filter((asked) => /\/(cancel|send)$/.test(asked))).toEqual([]);
  });
});
