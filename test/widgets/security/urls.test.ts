import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { seeText, textOf } from "../harness/frames.ts";
import { hostOrigin, widgetOrigins } from "../harness/origins.ts";
import { startRecordingServer } from "../harness/recording-server.ts";
import { askHost, createRoom, openHost, seeState } from "./host-page.ts";

/** Shows a widget with this URL template and data, and waits for what stands in its slot. */
async function showUrl(page: Page, roomId: string, url: string, data: Record<string, unknown> = {}) {
  const content = { type: "m.custom", name: "Odd", url, data };
  await askHost(page, "addWidget", roomId, "odd", content);
  await askHost(page, "show", [{ roomId, widgetId: "odd" }]);
}

/** Whether the page shows any document but its own, and whether anything ran in it that should not. */
function whatRan(page: Page) {
  return page.evaluate(() => ({
    frames: window.frames.length,
    hacked: "hacked" in window,
  }));
}

describeInBrowsers("Widget URLs", (browser) => {
  test("T-19 No script or embedded page in a widget's URL ever runs as the host page", async () => {
    const page = await openHost(browser);
    const script = "top.hacked=true";
    const urls = [
      `javascript:${script}`,
      `JavaScript:${script}`,
      ` javascript:${script}`,
      `java\nscript:${script}`,
      `javascript://127.0.0.1/%0A${script}`,
      `data:text/html,<script>${script}</script>`,
      `blob:${hostOrigin()}/1b5e5f4e-0000-4000-8000-000000000000`,
      `about:srcdoc`,
      "about:blank",
      `view-source:javascript:${script}`,
    ];
    for (const url of urls) {
      const roomId = await createRoom(page);
      await showUrl(page, roomId, url);
      await seeState(page, "failed");
      expect(await textOf(page), url).toMatch(/its address is not (valid|a web address)/);
      expect(await whatRan(page), url).toEqual({ frames: 0, hacked: false });
    }
  });

  test("T-21 No variable of a widget's URL can choose its scheme, host or port", async () => {
    const page = await openHost(browser);
    const elsewhere = await startRecordingServer();
    const { host, port, origin } = new URL(elsewhere.origin);
    const templates = [
      "$origin/",
      "$scheme://$host/",
      "http://$host/",
      "http://127.0.0.1:$port/",
      "https://$host",
    ];
    const a = widgetOrigins().a;
    const hostEnds = [`${a}$end`, `${a}$end/`, `http://$user${a.slice("http://".length)}/`];
    for (const url of [...templates, ...hostEnds]) {
      const roomId = await createRoom(page);
      await showUrl(page, roomId, url, {
        origin,
        scheme: "http",
        host,
        port,
        end: `@${host}`,
        user: `${host}/`,
      });
      await seeState(page, "failed");
      expect(await textOf(page), url).toContain("its address does not say which server it is on");
      expect(await whatRan(page), url).toEqual({ frames: 0, hacked: false });
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test("T-21 What a variable of the path holds cannot change where the page comes from", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const { a } = widgetOrigins();
    await showUrl(page, roomId, `${a}/pages/security-widget/$path?name=odd&x=$query#[]`, {
      path: "//elsewhere.example/../../",
      query: "&widgetId=other#\\@elsewhere.example",
    });
    const frame = await page.waitForFrame((candidate) => candidate.url().includes("name=odd&"));
    const url = new URL(frame.url());
    expect(url.origin).toBe(a);
    expect(url.pathname).toBe("/pages/security-widget/%2F%2Felsewhere.example%2F..%2F..%2F");
    expect(url.searchParams.get("widgetId")).toBe("odd");
    expect(url.searchParams.get("x")).toBe("&widgetId=other#\\@elsewhere.example");
  });

  test("T-27 A page of the client's own origin is not shown as a widget", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    for (const url of [
      `${hostOrigin()}/pages/security-widget/index.html`,
      `${hostOrigin()}:`.replace(/:$/, "/"),
    ]) {
      await showUrl(page, roomId, url);
      await seeState(page, "failed");
      await seeText(page, "it is on this app’s own server, where it could act as the app");
      expect(await whatRan(page)).toEqual({ frames: 0, hacked: false });
    }
  });
});
