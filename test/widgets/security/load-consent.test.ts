import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { startRecordingServer } from "../harness/recording-server.ts";
import { askHost, createRoom, openHost, seeState } from "./host-page.ts";

/** Everything that a URL can give away, each spelled once. */
const everything =
  "user=$matrix_user_id&name=$matrix_display_name&avatar=$matrix_avatar_url&room=$matrix_room_id" +
  "&client=$matrix_client_id&theme=$matrix_client_theme&lang=$matrix_client_language" +
  "&device=$matrix_device_id&base=$matrix_base_url";

async function showUnasked(page: Page, url: string): Promise<void> {
  await askHost(page, "decide", "ask");
  const roomId = await createRoom(page, "Team");
  const content = { type: "m.custom", name: "Curious", url };
  await askHost(page, "addWidget", roomId, "curious", content);
  await askHost(page, "show", [{ roomId, widgetId: "curious" }]);
  await seeState(page, "awaiting-consent");
}

/** The facts that the dialog says the page will learn. */
function listedFacts(page: Page): Promise<(string | null)[]> {
  return page.$$eval('[role="alertdialog"] li', (lines) => lines.map((line) => line.textContent));
}

describeInBrowsers("Before the user agreed to a page", (browser) => {
  test("T-24 T-29 Nothing is asked of its server, and the question lists exactly what its URL tells", async () => {
    const server = await startRecordingServer();
    const page = await openHost(browser);
    await showUnasked(page, `${server.origin}/curious?${everything}`);

    await press(page, "Open widget");
    await seeText(page, "Open “Curious”?");
    expect(await listedFacts(page)).toMatchInlineSnapshot(`
      [
        "your user ID",
        "your display name",
        "your picture",
        "the ID of this device",
        "the ID of the room",
        "the address of your homeserver",
        "your language",
        "whether you use a light or dark theme",
        "which app you use",
        "your IP address and browser, like any web page",
      ]
    `);

    await press(page, "Don’t allow");
    await seeText(page, "You did not allow “Curious”.");
    expect(await page.evaluate(() => window.frames.length)).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test("T-24 A URL that tells nothing is listed as telling nothing, and gets nothing added", async () => {
    const server = await startRecordingServer();
    const page = await openHost(browser);
    await showUnasked(page, `${server.origin}/plain?x=1`);

    await press(page, "Open widget");
    await seeText(page, "Open “Curious”?");
    expect(await listedFacts(page)).toMatchInlineSnapshot(`
      [
        "nothing about you from this app",
        "your IP address and browser, like any web page",
      ]
    `);
    expect(server.requests).toEqual([]);

    await press(page, "Open");
    await expect.poll(() => server.requests.length).toBe(1);
    const hostOrigin = await page.evaluate(() => location.origin);
    expect(server.requests[0]?.url).toBe(
      `/plain?x=1&widgetId=curious&parentUrl=${encodeURIComponent(hostOrigin)}`,
    );
    expect(server.requests[0]?.headers.referer).toBeUndefined();
  });

  test("T-24 Allowed, the page learns what was listed and no more", async () => {
    const server = await startRecordingServer();
    const page = await openHost(browser);
    await showUnasked(page, `${server.origin}/curious?user=$matrix_user_id`);

    await press(page, "Open widget");
    await seeText(page, "Open “Curious”?");
    expect(await listedFacts(page)).toContain("your user ID");
    expect(await listedFacts(page)).not.toContain("the ID of this device");
    await press(page, "Open");
    await expect.poll(() => server.requests.length).toBe(1);

    const seen = new URL(server.requests[0]?.url ?? "", server.origin);
    expect([...seen.searchParams.keys()]).toEqual(["user", "widgetId", "parentUrl"]);
    expect(seen.searchParams.get("user")).toBe("@alice:hs.localhost");
  });
});
