import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { seeText } from "../harness/frames.ts";
import { bodiesIn, createRoom, openHost, showTwo, showWidget } from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

declare global {
  interface Window {
    decodedMessages?: number;
  }
}

/** Counts from now on how many messages anybody in the page decodes: what a flood costs it beyond their arrival. */
async function countDecoding(page: Page): Promise<void> {
  await page.evaluate(() => {
    const getData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
    window.decodedMessages = 0;
    Object.defineProperty(MessageEvent.prototype, "data", {
      get() {
        window.decodedMessages = (window.decodedMessages ?? 0) + 1;
        return getData?.call(this);
      },
    });
  });
}

/** Posts 20,000 requests of 5 kB in one go, and resolves when the host page has been handed them all. */
async function flood(frame: Frame, page: Page): Promise<void> {
  const handedOver = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener("message", function onMessage({ ports }) {
          if (ports.length === 0) return;
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
    // It can be told from the others without decoding any.
    post("the last", [new MessageChannel().port2]);
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
    await countDecoding(page);

    const answered = request(other, "send_event", text("from the other"));
    await flood(flooder, page);

    expect(errorOf(await answered)).toBeUndefined();
    await seeText(page, "sent far too much and was stopped");
    expect(await page.evaluate(() => window.decodedMessages)).toBeLessThan(10_000);
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
