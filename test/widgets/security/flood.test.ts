import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { frameAt, seeText } from "../harness/frames.ts";
import { widgetOrigins } from "../harness/origins.ts";
import { bodiesIn, createRoom, openHost, showTwo, showWidget, widgetPath } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

/**
 * How long a flood may keep the host page from everything else, at a time: half a second, or where the machine is busy
 * four times what the browser itself takes to hand over such a flood from a frame that nobody listens to.
 */
const budgetMs = (unheardStallMs: number) => Math.max(500, 4 * unheardStallMs);

declare global {
  interface Window {
    stalls?: { longestMs: number; last: number };
  }
}

/** Notes the longest time in which the page could not run a task of its own. */
async function watchStalls(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stalls = { longestMs: 0, last: performance.now() };
    window.stalls = stalls;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      stalls.longestMs = Math.max(stalls.longestMs, now - stalls.last);
      stalls.last = now;
      setTimeout(() => port2.postMessage(0), 5);
    };
    port2.postMessage(0);
  });
}

/** The longest stall since the last call, once the page runs tasks again. */
async function takeLongestStall(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { stalls } = window;
    if (stalls === undefined) throw new Error("Nobody watches stalls.");
    const { last } = stalls;
    while (stalls.last === last) await new Promise((resolve) => setTimeout(resolve, 10));
    const { longestMs } = stalls;
    stalls.longestMs = 0;
    return longestMs;
  });
}

/** Posts 20,000 requests of 5 kB in one go, and resolves when the host page has been handed them all. */
async function flood(frame: Frame, page: Page): Promise<void> {
  const handedOver = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener("message", function onMessage(event) {
          if (event.data !== "the last") return;
          removeEventListener("message", onMessage);
          resolve();
        });
      }),
  );
  await frame.evaluate(() => {
    const { id, post } = window.securityWidget;
    const padding = "x".repeat(5_000);
    for (let n = 0; n < 20_000; n++) {
      const data = { type: "m.room.message", content: { msgtype: "m.text", body: "flood", padding } };
      post({ api: "fromWidget", widgetId: id, requestId: `flood-${n}`, action: "send_event", data });
    }
    post("the last");
  });
  await handedOver;
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
    await watchStalls(page);
    const unheard = await addUnheardFrame(page);
    await takeLongestStall(page);
    await flood(unheard, page);
    const unheardStallMs = await takeLongestStall(page);

    const answered = request(other, "send_event", text("from the other"));
    await flood(flooder, page);
    const stallMs = await takeLongestStall(page);

    expect(errorOf(await answered)).toBeUndefined();
    await seeText(page, "sent far too much and was stopped");
    expect(stallMs).toBeLessThan(budgetMs(unheardStallMs));
    expect(errorOf(await request(other, "send_event", text("once more")))).toBeUndefined();
    const bodies = await bodiesIn(page, roomId);
    expect(bodies.filter((body) => body !== "flood")).toEqual(["from the other", "once more"]);
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

/** A frame like a widget's, which is none. */
async function addUnheardFrame(page: Page): Promise<Frame> {
  const url = `${widgetOrigins().b}${widgetPath}?widgetId=unheard`;
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
  }, url);
  const frame = await frameAt(page, url);
  await frame.waitForFunction(() => window.securityWidget !== undefined, { polling: 20 });
  return frame;
}
