import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "./browsers.ts";
import { frameAt, press, seeText, textOf } from "./frames.ts";
import { hostOrigin, widgetOrigins } from "./origins.ts";

const blank = "/pages/security-blank/index.html";

async function addFrame(page: Page, url: string) {
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.allow = "microphone";
    frame.src = src;
    document.body.append(frame);
  }, url);
  return frameAt(page, url);
}

describeInBrowsers("The harness", (browser) => {
  test("reaches into frames of three origins", async () => {
    const page = await browser.open(hostOrigin() + blank);
    for (const origin of Object.values(widgetOrigins())) {
      const frame = await addFrame(page, origin + blank);
      await frame.evaluate(() => {
        const button = document.createElement("button");
        button.textContent = "Press me";
        button.onclick = () => document.body.append(`Pressed at ${location.origin}`);
        document.body.append(button);
      });
      await press(frame, "Press me");
      await seeText(frame, `Pressed at ${origin}`);
      expect(await textOf(page)).not.toContain("Pressed");
    }
  });

  test("gives frames a fake microphone without a question", async () => {
    const page = await browser.open(hostOrigin() + blank);
    const frame = await addFrame(page, widgetOrigins().a + blank);
    const tracks = await frame.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      return stream.getAudioTracks().length;
    });
    expect(tracks).toBe(1);
  });

  test("hears the page's errors, rejections and console, and not its frames'", async () => {
    const page = await browser.open(hostOrigin() + blank);
    const say = () =>
      new Promise<void>((resolve) => {
        const script = document.createElement("script");
        script.src = "./say.js";
        script.onload = () => resolve();
        document.head.append(script);
      });
    for (const origin of Object.values(widgetOrigins()))
      await (await addFrame(page, origin + blank)).evaluate(say);
    await page.evaluate(say);
    const heard: string[] = [];
    await expect
      .poll(() => {
        heard.push(...browser.takeTrouble().map(({ kind, text }) => `${kind}: ${text}`));
        return heard.length;
      })
      .toBeGreaterThanOrEqual(3);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    heard.push(...browser.takeTrouble().map(({ kind, text }) => `${kind}: ${text}`));
    expect(heard.join("\n")).toContain("thrown aloud");
    expect(heard.join("\n")).toContain("rejected aloud");
    expect(heard.join("\n")).toContain("said aloud");
    expect(heard).toHaveLength(3);
  });
});
