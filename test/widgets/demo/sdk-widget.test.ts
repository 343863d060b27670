import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { counterType } from "../../../demo/widgets/shared/event-types.ts";
import { bobOf } from "../harness/bob.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { allowAll, goToRoom, openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { fill, press, readText, seeText } from "../harness/frames.ts";

const demo = sharedDemo();

/** Opens the notice board of a room and waits until matrix-js-sdk runs in it. */
async function openNoticeBoard(page: Page): Promise<Frame> {
  await goToRoom(page, "Notices");
  await openWidget(page);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/sdk/"));
  await seeText(frame, "Connected");
  return frame;
}

/** The notices that the page shows, by their texts. */
function notices(frame: Frame): Promise<readonly string[]> {
  return frame.$$eval("#messages .body", (bodies) => bodies.map((body) => body.textContent));
}

describeInBrowsers("A page on matrix-js-sdk's RoomWidgetClient", (browser) => {
  test("starts, reads history, sends, hears its echo and others, and follows state", async () => {
    const roomId = roomIdOf(demo(), "Notices");
    const bob = bobOf(demo());
    await bob.putState(roomId, counterType, { count: 3 });
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openNoticeBoard(page);
    expect(await notices(frame)).toEqual(expect.arrayContaining(["The lift is broken again."]));
    await seeText(frame, "Bob");
    expect(await readText(frame, "#count")).toBe("3");

    const notice = `From the widget in ${browser.name}`;
    await fill(frame, "Message", notice);
    await press(frame, "Send");
    // Only an event that came back from the homeserver can be liked.
    await frame.waitForSelector(`::-p-aria([name="Like “${notice}”"][role="button"])`);
    expect((await notices(frame)).filter((body) => body === notice)).toHaveLength(1);
    expect(demo().homeserver.inspect.roomEvents(roomId)).toContainEqual(
      expect.objectContaining({
        sender: "@alice:hs.localhost",
        content: { msgtype: "m.text", body: notice },
      }),
    );

    await bob.send(roomId, "m.room.message", { msgtype: "m.text", body: `Bob, for ${browser.name}` });
    await seeText(frame, `Bob, for ${browser.name}`);

    await press(frame, "Add one");
    await expect.poll(() => readText(frame, "#count")).toBe("4");
    await bob.putState(roomId, counterType, { count: 40 });
    await expect.poll(() => readText(frame, "#count")).toBe("40");
  });

  test("reacts to an event, and takes one back", async () => {
    const roomId = roomIdOf(demo(), "Notices");
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openNoticeBoard(page);
    const notice = `To be removed in ${browser.name}`;
    const eventId = await sendAndFind(frame, roomId, notice);

    await press(frame, `Like “${notice}”`);
    await expect
      .poll(() => demo().homeserver.inspect.roomEvents(roomId))
      .toContainEqual(expect.objectContaining({ type: "m.reaction", content: expect.anything() }));
    await press(frame, `Remove “${notice}”`);
    await expect.poll(() => notices(frame)).not.toContain(notice);
    const redactions = demo()
      .homeserver.inspect.roomEvents(roomId)
      .filter(({ type, ...event }) => type === "m.room.redaction" && JSON.stringify(event).includes(eventId));
    expect(redactions).toHaveLength(1);
  });

  test("gets a token that proves who the user is", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openNoticeBoard(page);
    await press(frame, "Get an identity token");
    await press(page, "Tell it who I am");
    await seeText(frame, "A token from hs.localhost, good for 60 minutes");
  });

  test("asks for more while it runs, and goes on with what it had", async () => {
    const page = await browser.open(urlOf(demo(), "alice"));
    const frame = await openNoticeBoard(page);
    const topic = "org.matrix.msc2762.receive.state_event:m.room.topic#";
    // The SDK never asks again by itself; the page's connection may, while the SDK uses it.
    const approved = frame.evaluate(
      (capability) =>
        new Promise<readonly string[]>((resolve) => {
          addEventListener("message", ({ data }) => {
            if (data.api === "toWidget" && data.action === "notify_capabilities") resolve(data.data.approved);
          });
          const widgetId = new URLSearchParams(location.search).get("widgetId");
          const header = { api: "fromWidget", widgetId, requestId: "more" };
          const action = "org.matrix.msc2974.request_capabilities";
          window.parent.postMessage({ ...header, action, data: { capabilities: [capability] } }, "*");
        }),
      topic,
    );
    await allowAll(page);
    expect(await approved).toContain(topic);
    expect(await approved).toContain("org.matrix.msc2762.send.event:m.room.message#m.text");
    await sendAndFind(frame, roomIdOf(demo(), "Notices"), `After asking in ${browser.name}`);
  });
});

/** Sends a notice from the page and waits for its echo; resolves to its event id. */
async function sendAndFind(frame: Frame, roomId: string, notice: string): Promise<string> {
  await fill(frame, "Message", notice);
  await press(frame, "Send");
  await frame.waitForSelector(`::-p-aria([name="Like “${notice}”"][role="button"])`);
  const events = demo().homeserver.inspect.roomEvents(roomId);
  return events.find(({ content }) => content["body"] === notice)?.event_id ?? "";
}
