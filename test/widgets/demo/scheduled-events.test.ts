import { expect, test } from "vitest";
import { describeInBrowser } from "../harness/browsers.ts";
import { openWidget, sharedDemo, urlOf } from "../harness/demo.ts";
import { press, seeText } from "../harness/frames.ts";

const demo = sharedDemo();

describeInBrowser("chromium", "What Element Call has scheduled", (browser) => {
  test("its heartbeat is seen beside the call, and leaving from there sends it", async () => {
    const { homeserver } = demo();
    const alice = await browser.open(urlOf(demo(), "alice"));
    await openWidget(alice);
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
