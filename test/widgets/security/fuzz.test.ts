import type { Frame } from "puppeteer-core";
import { expect, test } from "vitest";
import type {} from "../../pages/security-fuzzer/security-fuzzer.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { widgetOrigins } from "../harness/origins.ts";
import { askHost, bodiesIn, createRoom, openHost } from "./host-page.ts";
import { approved, errorOf, hears, request } from "./widget-frame.ts";

const seeds = [1, 20_261_121, 0x7fff_ffff];
const messagesPerSeed = 1_500;

/** Everything there is, so that odd data gets as far as it can. */
const everything = [
  "org.matrix.msc2762.send.event:m.room.message",
  "org.matrix.msc2762.receive.event:m.room.message",
  "org.matrix.msc2762.send.event:io.example.type",
  "org.matrix.msc2762.send.state_event:m.room.topic",
  "org.matrix.msc2762.receive.state_event:m.room.topic",
  "org.matrix.msc2762.timeline:*",
  "org.matrix.msc3819.send.to_device:io.example.type",
  "org.matrix.msc3819.receive.to_device:io.example.type",
  "com.beeper.capabilities.receive.room_account_data:io.example.type",
  "org.matrix.msc4157.send.delayed_event",
  "org.matrix.msc4157.update_delayed_event",
  "org.matrix.msc4407.send.sticky_event",
  "org.matrix.msc4039.upload_file",
  "org.matrix.msc4039.download_file",
  "org.matrix.msc3973.user_directory_search",
  "org.matrix.msc2931.navigate",
  "town.robin.msc3846.turn_servers",
  "m.always_on_screen",
  "m.sticker",
];

/** Asks until the rate limit lets it through again. */
async function send(frame: Frame, body: string): Promise<void> {
  const data = { type: "m.room.message", content: { msgtype: "m.text", body } };
  await expect
    .poll(async () => errorOf(await request(frame, "send_event", data)), { timeout: 15_000 })
    .toBeUndefined();
}

describeInBrowsers("Random and hostile messages", (browser) => {
  test.each(seeds)(
    "T-12 T-13 by the thousand (seed %i) raise no error, and the session still works",
    async (seed) => {
      const page = await openHost(browser);
      const roomId = await createRoom(page);
      const url = `${widgetOrigins().a}/pages/security-fuzzer/index.html`;
      await askHost(page, "addWidget", roomId, "fuzzer", {
        type: "m.custom",
        name: "Fuzzer",
        url: `${url}#${encodeURIComponent(JSON.stringify(everything))}`,
      });
      await askHost(page, "show", [{ roomId, widgetId: "fuzzer" }]);
      const frame = await page.waitForFrame((candidate) => candidate.url().startsWith(url));
      expect(await approved(frame)).toEqual(everything);
      await frame.evaluate(() => Object.assign(window, { isSameDocument: true }));

      await frame.evaluate((...given) => window.fuzz?.(...given), seed, messagesPerSeed);
      await send(frame, "still working");

      await hears(frame, "still working");
      expect(await bodiesIn(page, roomId)).toContain("still working");
      expect(await page.$eval('[data-mw="frame"]', (slot) => slot.getAttribute("data-state"))).toBe("ready");
      expect(await frame.evaluate(() => "isSameDocument" in window)).toBe(true);
      expect(await page.evaluate(() => "polluted" in {})).toBe(false);
    },
  );
});
