import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowser } from "../harness/browsers.ts";
import { sharedDemo, urlOf } from "../harness/demo.ts";
import { press, seeText } from "../harness/frames.ts";

const unticked = "[data-mw=consent] input[type=checkbox]:not(:checked):not(:indeterminate):not(:disabled)";

/** Ticks one line after the other, the last in a closed group too, and allows them. */
async function allowEverything(page: Page): Promise<void> {
  await page.waitForSelector("[data-mw=consent][data-kind=capabilities]");
  while ((await page.$(unticked)) !== null) {
    await page.$eval(unticked, (box) => box instanceof HTMLElement && box.click());
  }
  await press(page, "Allow selected");
}

const demo = sharedDemo();

describeInBrowser("chromium", "What Element Call has scheduled", (browser) => {
  test("its heartbeat is seen beside the call, and leaving from there sends it", async () => {
    const { homeserver } = demo();
    const alice = await browser.open(urlOf(demo(), "alice"));
    await press(alice, "Open widget");
    await press(alice, "Open");
    await allowEverything(alice);
    const frame = await alice.waitForFrame((candidate) => candidate.url().includes("/element-call/"));
    await seeText(frame, "Join call");
    await press(frame, "Join call");
    await press(alice, "Tell it who I am");
    await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');

    const summary = await alice.waitForSelector(".scheduled > summary [data-tone=healthy]");
    await summary?.click();
    const textOfList = () => alice.$eval(".scheduled [data-mw=delayed-events]", (list) => list.textContent);
    await expect.poll(textOfList).toMatch(/Take you out of the call.*Element Call.*Healthy.*Missednone/);

    const leaves = () =>
      homeserver.inspect.delayedEvents().filter(({ sender }) => sender.startsWith("@alice:"));
    const before = leaves();
    expect(before).toHaveLength(1);
    await alice.click(".scheduled [data-mw=delayed-event-actions] button");
    await expect.poll(textOfList).toContain("Everyone sees at once that you left the call.");
    await alice.click(".scheduled [data-mw=delayed-event-question] button[data-kind=danger]");
    await expect.poll(textOfList).toContain("Sent by you before its time.");
    expect(leaves()).not.toContainEqual(before[0]);
  });
});
