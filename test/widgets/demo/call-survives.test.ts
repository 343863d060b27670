import type { Frame, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Site } from "../../../demo/server/serve-site.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { roomIdOf, sharedDemo } from "../harness/demo.ts";
import { press } from "../harness/frames.ts";
import type {} from "./call-page/main.tsx";
import type { Place } from "./call-page/places.tsx";
import { serveCallPage } from "./call-page/serve-call-page.ts";

const demo = sharedDemo();
let site: Site | undefined;
beforeAll(async () => {
  site = await serveCallPage();
});
afterAll(() => site?.close());

async function joinCall(page: Page): Promise<Frame> {
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/element-call/"));
  await press(frame, "Join call");
  await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');
  return frame;
}

/** Where the demo serves Element Call, as the room says. */
function callOrigin(roomId: string): string {
  const widget = demo()
    .homeserver.inspect.roomState(roomId)
    .find(({ type }) => type === "im.vector.modular.widgets");
  return new URL(String(widget?.content["url"])).origin;
}

/** Shows the call elsewhere and waits until React has done so. */
function showCall(page: Page, place: Place): Promise<void> {
  return page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        window.showCall?.(wanted);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
    place,
  );
}

describeInBrowsers("A running Element Call", (browser) => {
  test("has all it needs by its preset, nobody being asked, and survives whatever the client around it renders, and a visit to another room, in StrictMode", async () => {
    const room = roomIdOf(demo(), "Call the team");
    const query = new URLSearchParams({
      homeserver: demo().homeserverUrl,
      room,
      call: callOrigin(room),
    });
    const page = await browser.open(`${site?.origin}/index.html?${query}`);
    const frame = await joinCall(page);
    await frame.evaluate(() => Object.assign(window, { isSameDocument: true }));
    let documents = 0;
    page.on("framenavigated", () => {
      documents += 1;
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      const action = /delayed_events\/[^/]+\/(\w+)$/.exec(request.url())?.[1];
      if (request.method() === "POST" && action !== undefined) asked.push(action);
    });

    const places: readonly Place[] = [
      "left",
      "right",
      "left",
      "stage",
      "first in a list",
      "last in a list",
      "first in a list",
      "nowhere",
      "stage",
      "nowhere",
      "right",
    ];
    for (const place of places) {
      await showCall(page, place);
      expect(await frame.evaluate(() => "isSameDocument" in window), place).toBe(true);
      const parts = await page.$$eval("iframe", (iframes) =>
        iframes.map((iframe) => ({
          isFloating: iframe.closest("[data-mw='floating']") !== null,
          isShown: iframe.checkVisibility() && iframe.getBoundingClientRect().width > 100,
        })),
      );
      expect(parts, place).toEqual([{ isFloating: place === "nowhere", isShown: true }]);
    }

    await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    expect(new Set(asked)).toEqual(new Set(["restart"]));
    expect(documents).toBe(0);
    await press(frame, "End call");
    await expect.poll(() => asked.at(-1), { timeout: 10_000 }).toBe("send");
  });
});
