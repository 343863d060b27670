import type { Frame } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { frameAt } from "../harness/frames.ts";
import { hostOrigin, widgetOrigins } from "../harness/origins.ts";
import { createRoom, openHost, showTwo, showWidget } from "./host-page.ts";
import { approved } from "./widget-frame.ts";

/** Tries to get the microphone: `granted`, or the error's name. */
function tryMicrophone(frame: Frame): Promise<string> {
  return frame.evaluate(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
      return "granted";
    } catch (error) {
      return error instanceof Error ? error.name : String(error);
    }
  });
}

describeInBrowsers("A widget's frame", (browser) => {
  test("T-30 T-31 T-32 A widget is sandboxed: it navigates no client away, opens no window and no dialog", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, { name: "widget" });
    await approved(frame);

    const sandbox = await page.$eval("iframe", (iframe) => iframe.getAttribute("sandbox"));
    expect(sandbox).toBe("allow-scripts allow-forms allow-same-origin");
    const problem = await frame.evaluate(() => {
      try {
        if (top) top.location.href = "about:blank";
        return "none";
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    });
    expect(problem).toBe("SecurityError");
    await frame.evaluate(() => {
      const link = document.createElement("a");
      link.href = location.href;
      link.target = "_top";
      document.body.append(link);
      link.click();
      const form = document.createElement("form");
      form.action = location.href;
      form.target = "_top";
      document.body.append(form);
      form.submit();
    });
    // Chromium opens nothing, Firefox throws.
    const popup = await frame.evaluate(() => {
      try {
        return window.open("about:blank") === null;
      } catch (error) {
        return error instanceof DOMException;
      }
    });
    expect(popup).toBe(true);
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await frame.evaluate(() => alert("1"));
    expect(await frame.evaluate(() => confirm("2"))).toBe(false);
    expect(await frame.evaluate(() => prompt("3"))).toBe(null);
    expect(dialogs).toEqual([]);
    expect(new URL(page.url()).origin).toBe(hostOrigin());
  });

  test("T-30 What an app asks for is added, except what would undo the sandbox", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const asked = ["allow-downloads", "allow-top-navigation", "allow-top-navigation-by-user-activation"];
    // An app without types may ask for anything.
    const sandbox = asked as "allow-downloads"[];
    const frame = await showWidget(page, roomId, { name: "widget", framePolicy: { sandbox } });
    await approved(frame);

    expect(await page.$eval("iframe", (iframe) => iframe.getAttribute("sandbox"))).toBe(
      "allow-scripts allow-forms allow-same-origin allow-downloads",
    );
  });

  test("T-33 Only a widget that the app gives a microphone has one", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const [given, other] = await showTwo(
      page,
      roomId,
      { name: "given", framePolicy: { allow: ["microphone"] } },
      { name: "other" },
    );
    await Promise.all([approved(given), approved(other)]);

    expect(await tryMicrophone(given)).toBe("granted");
    expect(await tryMicrophone(other)).toBe("NotAllowedError");
  });

  test("T-33 A frame that navigates to another origin does not take the microphone along", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await showWidget(page, roomId, {
      name: "widget",
      framePolicy: { allow: ["microphone", "*", "camera *"] },
    });
    await approved(frame);
    expect(await tryMicrophone(frame)).toBe("granted");

    const elsewhere = `${widgetOrigins().b}/pages/security-blank/index.html`;
    await frame.evaluate((url) => {
      setTimeout(() => {
        location.href = url;
      });
    }, elsewhere);
    expect(await tryMicrophone(await frameAt(page, elsewhere))).toBe("NotAllowedError");
  });
});
