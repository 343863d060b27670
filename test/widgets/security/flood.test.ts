import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { seeText } from "../harness/frames.ts";
import { bodiesIn, createRoom, openHost, showTwo, showWidget } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

/** How long the host page may be unable to do anything else, at a time: what upstream's host stalls here as well. */
const STALL_BUDGET_MS = 500;

/** Notes the longest time in which the page could not run a task of its own. */
async function watchStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const watch = { longestMs: 0, last: performance.now() };
    Object.assign(window, { watch });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      watch.longestMs = Math.max(watch.longestMs, now - watch.last);
      watch.last = now;
      setTimeout(() => port2.postMessage(0), 5);
    };
    port2.postMessage(0);
  });
  return () => page.evaluate(() => (window as unknown as { watch: { longestMs: number } }).watch.longestMs);
}

describeInBrowsers("A flood", (browser) => {
  test("T-10 of 20,000 messages ends its own session visibly, and neither the page nor another widget", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const [flooder, other] = await showTwo(
      page,
      roomId,
      { name: "flooder", capabilities: [sendText] },
      { name: "other", capabilities: [sendText] },
    );
    await Promise.all([approved(flooder), approved(other)]);
    const longestStall = await watchStalls(page);

    const flood = flooder.evaluate(() => {
      const { id, post } = window.securityWidget;
      const padding = "x".repeat(5_000);
      for (let n = 0; n < 20_000; n++) {
        const data = { type: "m.room.message", content: { msgtype: "m.text", body: "flood", padding } };
        post({ api: "fromWidget", widgetId: id, requestId: `flood-${n}`, action: "send_event", data });
      }
    });
    const answered = request(other, "send_event", text("from the other"));
    await flood;

    expect(errorOf(await answered)).toBeUndefined();
    await seeText(page, "sent far too much and was stopped");
    expect(await longestStall()).toBeLessThan(STALL_BUDGET_MS);
    expect(errorOf(await request(other, "send_event", text("once more")))).toBeUndefined();
    const bodies = await bodiesIn(page, roomId);
    expect(bodies).toContain("from the other");
  });

  test("T-10 that stays short of abuse gets a reply to every request, and then goes on as before", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);

    const outcome = await frame.evaluate(async () => {
      const requests = Array.from({ length: 2_500 }, () =>
        window.securityWidget.request("supported_api_versions", {}),
      );
      const replies = await Promise.all(requests);
      const isRefused = (reply: Record<string, unknown>) => "error" in (reply["response"] as object);
      return { replies: replies.length, refused: replies.filter(isRefused).length };
    });

    expect(outcome.replies).toBe(2_500);
    expect(outcome.refused).toBeGreaterThan(0);
    await expect.poll(async () => errorOf(await request(frame, "supported_api_versions"))).toBeUndefined();
  });
});
