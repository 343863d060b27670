import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { goToRoom, openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { fill, press, seeText } from "../harness/frames.ts";

const demo = sharedDemo();

/** Opens the notice board of the encrypted room. */
async function openSecretBoard(page: Page): Promise<Frame> {
  await page.bringToFront();
  await goToRoom(page, "Secret garden");
  await openWidget(page);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/sdk/"));
  await seeText(frame, "Connected");
  return frame;
}

describeInBrowsers("An encrypted room", (browser) => {
  test("two users talk through its widget in clear, and the homeserver has only ciphertext", async () => {
    const roomId = roomIdOf(demo(), "Secret garden");
    const alice = await browser.open(urlOf(demo(), "alice"));
    const bob = await browser.open(urlOf(demo(), "bob"));
    const [alicesBoard, bobsBoard] = [await openSecretBoard(alice), await openSecretBoard(bob)];
    const [question, answer] = [`Where is the key, ${browser.name}?`, `Under the stone, ${browser.name}.`];

    await alice.bringToFront();
    await fill(alicesBoard, "Message", question);
    await press(alicesBoard, "Send");
    await seeText(bobsBoard, question);
    await bob.bringToFront();
    await fill(bobsBoard, "Message", answer);
    await press(bobsBoard, "Send");
    await seeText(alicesBoard, answer);
    // The clients' own timelines, too.
    await seeText(alice, answer);
    await seeText(bob, question);

    const stored = demo().homeserver.inspect.roomEvents(roomId);
    const sent = stored.filter((event) => event.state_key === undefined);
    expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(["m.room.encrypted"]));
    expect(sent.map(({ sender }) => sender)).toEqual(
      expect.arrayContaining(["@alice:hs.localhost", "@bob:hs.localhost"]),
    );
    expect(sent).toEqual(
      sent.map(() =>
        expect.objectContaining({
          content: expect.objectContaining({
            algorithm: "m.megolm.v1.aes-sha2",
            ciphertext: expect.any(String),
          }),
        }),
      ),
    );
    expect(JSON.stringify(stored)).not.toMatch(/Where is the key|Under the stone/);
  });

  test("what a widget sends to devices is encrypted on the way, and says so where it arrives", async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const bob = await browser.open(urlOf(demo(), "bob"));
    const sentToDevices: string[] = [];
    alice.on("request", (request) => {
      if (request.method() === "PUT" && request.url().includes("/sendToDevice/")) {
        sentToDevices.push(new URL(request.url()).pathname.split("/").at(-2) ?? "");
      }
    });
    const bobsBoard = await openSecretBoard(bob);
    const alicesBoard = await openSecretBoard(alice);

    await press(alicesBoard, "Ping the others");
    await seeText(bobsBoard, "Alice pinged you (encrypted)");

    expect(new Set(sentToDevices)).toEqual(new Set(["m.room.encrypted"]));
  });
});
