import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { seeText } from "../harness/frames.ts";
import { hostOrigin } from "../harness/origins.ts";
import { startRecordingServer } from "../harness/recording-server.ts";
import { askHost, createRoom, openHost, showWidget } from "./host-page.ts";
import { approved, request } from "./widget-frame.ts";

describeInBrowsers("The user's access token", (browser) => {
  test("T-39 A client's service worker that attaches it to everything attaches it to nothing of a widget", async () => {
    const server = await startRecordingServer();
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const token = await askHost(page, "accessToken");
    await page.evaluate(async (secret) => {
      await navigator.serviceWorker.register(`./token-worker.js?token=${secret}`);
      if (navigator.serviceWorker.controller !== null) return;
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    }, token);
    await page.evaluate((origin) => fetch(`${origin}/by-the-client`), server.origin);

    await askHost(page, "addWidget", roomId, "recorded", {
      type: "m.custom",
      name: "recorded",
      url: `${server.origin}/by-the-frame`,
    });
    await askHost(page, "show", [{ roomId, widgetId: "recorded" }]);
    const frame = await page.waitForFrame((candidate) => candidate.url().startsWith(server.origin));
    await frame.evaluate(async () => {
      await fetch("/by-the-widget");
      const image = new Image();
      await new Promise((resolve) => {
        image.onerror = resolve;
        image.src = "/by-its-image";
      });
      const nested = document.createElement("iframe");
      await new Promise((resolve) => {
        nested.onload = resolve;
        nested.src = "/by-a-nested-frame";
        document.body.append(nested);
      });
    });

    const seen = server.requests.map(({ url, headers }) => [url.split("?")[0], headers.authorization]);
    expect(seen.filter(([path]) => path !== "/favicon.ico")).toEqual([
      ["/by-the-client", undefined],
      ["/by-the-client", `Bearer ${token}`],
      ["/by-the-frame", undefined],
      ["/by-the-widget", undefined],
      ["/by-its-image", undefined],
      ["/by-a-nested-frame", undefined],
    ]);
    await showOwnPage();

    async function showOwnPage() {
      const url = `${hostOrigin()}/pages/security-host/token-worker.js`;
      await askHost(page, "addWidget", roomId, "own", { type: "m.custom", name: "own", url });
      await askHost(page, "show", [{ roomId, widgetId: "own" }]);
      await seeText(page, "it is on this app’s own server");
    }
  });

  test("T-39 It is in no URL of a widget and in nothing a widget is told", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const token = await askHost(page, "accessToken");
    const frame = await showWidget(page, roomId, {
      name: "widget",
      capabilities: [
        "org.matrix.msc2762.receive.state_event:im.vector.modular.widgets",
        "org.matrix.msc4039.upload_file",
        "org.matrix.msc4039.download_file",
      ],
    });
    await approved(frame);
    const { content_uri } = await request(frame, "org.matrix.msc4039.upload_file", { file: "text" });
    await request(frame, "org.matrix.msc4039.download_file", { content_uri });
    await request(frame, "org.matrix.msc4039.download_file", { content_uri: "mxc://hs.localhost/unknown" });
    await request(frame, "get_openid");

    const told = await frame.evaluate(() => location.href + JSON.stringify(window.securityWidget.heard));
    expect(told).toContain("access_token");
    expect(told).not.toContain(token);
  });
});
