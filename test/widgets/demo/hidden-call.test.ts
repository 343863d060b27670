import type { Frame } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowser } from "../harness/browsers.ts";
import { openWidget, sharedDemo, urlOf } from "../harness/demo.ts";
import { press, seeText } from "../harness/frames.ts";

const demo = sharedDemo();

/** Has the timers of a frame come so late that a browser which throttles it seems generous. */
function slowDown(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const { setTimeout } = window;
    const slow = (task: TimerHandler, ms = 0, ...rest: unknown[]) =>
      setTimeout(task, ms < 1_000 ? ms : ms * 100, ...rest);
    Object.assign(window, { setTimeout: slow });
  });
}

describeInBrowser("chromium", "Element Call in a page that is hidden", (browser) => {
  test("T-73 keeps its place in the call by the host's help, which ends when the page is seen", async () => {
    const { homeserver } = demo();
    const alice = await browser.open(urlOf(demo(), "alice"));
    const restarts: string[] = [];
    alice.on("request", (request) => {
      const [, id] = /delayed_events\/([^/]+)\/restart$/.exec(request.url()) ?? [];
      if (id !== undefined && request.method() === "POST") restarts.push(id);
    });
    await openWidget(alice);
    const frame = await alice.waitForFrame((candidate) => candidate.url().includes("/element-call/"));
    await seeText(frame, "Join call");
    await press(frame, "Join call");
    await press(alice, "Tell it who I am");
    await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');
    await expect.poll(() => restarts.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    const leaves = () =>
      homeserver.inspect
        .delayedEvents()
        .flatMap(({ sender, delayId }) => (sender.startsWith("@alice:") ? [delayId] : []));
    const [leave] = leaves();

    await slowDown(frame);
    const other = await alice.browserContext().newPage();
    await other.bringToFront();
    await expect.poll(() => alice.evaluate(() => document.visibilityState)).toBe("hidden");
    // The timer that runs already may bring one of its own; the call would be over 18 seconds after that.
    const hidden = restarts.length;
    await expect
      .poll(() => restarts.length, { timeout: 50_000, interval: 100 })
      .toBeGreaterThanOrEqual(hidden + 3);
    expect(new Set(restarts)).toEqual(new Set([leave]));
    expect(leaves()).toEqual([leave]);

    await alice.bringToFront();
    const ofIt = () => restarts.filter((id) => id === leave);
    const seen = ofIt();
    // The call, which is still open, may join again and schedule another.
    await expect.poll(leaves, { timeout: 30_000, interval: 100 }).not.toContain(leave);
    expect(ofIt()).toEqual(seen);
  }, 150_000);
});
