import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { widgetOrigins } from "../harness/origins.ts";
import { allowAll, askFor, notices, openPage, questionText, seeNoQuestion } from "./consent-steps.ts";
import {
  addWidget,
  askHost,
  createRoom,
  openHost,
  seeState,
  type WidgetSetup,
  widgetFrame,
  widgetUrl,
} from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic#";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

const poll: WidgetSetup = { name: "poll", capabilities: [sendText] };
const contentOf = (setup: WidgetSetup) => ({ type: "m.custom", name: setup.name, url: widgetUrl(setup) });

/** A widget that the user let load and do what it asked for, "this session". */
async function grant(page: Page, roomId: string, setup: WidgetSetup = poll): Promise<Frame> {
  await askHost(page, "decide", "ask");
  await askHost(page, "show", [await addWidget(page, roomId, setup)]);
  const frame = await openPage(page, setup.name);
  await allowAll(page);
  await expect.poll(() => approved(frame)).toEqual(setup.capabilities);
  return frame;
}

async function seeClosedGate(page: Page): Promise<void> {
  await seeText(page, "“poll” is not open yet.");
  expect(await page.$$("iframe")).toEqual([]);
}

describeInBrowsers("What was granted to one widget", (browser) => {
  test("T-43 counts for no widget of the same id and page in another room", async () => {
    const page = await openHost(browser);
    await grant(page, await createRoom(page));
    const otherRoomId = await createRoom(page, "Other room");
    await askHost(page, "show", [await addWidget(page, otherRoomId, poll)]);
    await seeClosedGate(page);

    await openPage(page, "poll");
    expect(await questionText(page)).toContain("What may “poll” do?");
  });

  test("T-44 C13 ends with another page in its place, and the next question shows what has changed", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await grant(page, roomId);
    await askHost(page, "addWidget", roomId, "poll", contentOf({ ...poll, origin: widgetOrigins().b }));

    await seeClosedGate(page);
    expect(frame.detached).toBe(true);
    await press(page, "Open widget");
    const { a, b } = widgetOrigins();
    expect(await questionText(page)).toContain(`Its page was on “${a}” and is now on “${b}”.`);
  });

  test("T-44 T-45 ends when somebody else sends the very same widget, whatever creator it names", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    await grant(page, roomId);
    const content = { ...contentOf(poll), creatorUserId: "@alice:hs.localhost" };
    await askHost(page, "addWidgetAsBob", roomId, "poll", content);

    await seeClosedGate(page);
    await press(page, "Open widget");
    const asked = await questionText(page);
    expect(asked).toContain("It was added by “@alice:hs.localhost” and now by “@bob:hs.localhost”.");
    expect(asked).toContain("Added by @bob:hs.localhost");
  });

  test("T-46 does not come back with the old page, once the user answered for another", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    await grant(page, roomId);
    await askHost(page, "addWidget", roomId, "poll", contentOf({ ...poll, origin: widgetOrigins().b }));
    await seeClosedGate(page);
    await press(page, "Open widget");
    await press(page, "Don’t allow");
    await seeText(page, "You did not allow “poll”.");

    await askHost(page, "addWidget", roomId, "poll", contentOf(poll));
    await seeClosedGate(page);
  });

  test("T-46 does not come back with a widget that somebody else removed and made again", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    await grant(page, roomId);
    await askHost(page, "addWidgetAsBob", roomId, "poll", {});
    await seeState(page, "ended");
    await askHost(page, "addWidgetAsBob", roomId, "poll", contentOf(poll));
    await seeClosedGate(page);
  });

  test("T-49 T-50 is what was ticked and no more, and neither part is asked again", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    await askHost(page, "decide", "ask");
    const setup = { name: "poll", capabilities: [sendText, readTopic, "m.always_on_screen"] };
    await askHost(page, "show", [await addWidget(page, roomId, setup)]);
    const frame = await openPage(page, "poll");
    // Only what does no harm is ticked beforehand.
    await press(page, "Allow selected");
    await seeNoQuestion(page);
    expect(await approved(frame)).toEqual(["m.always_on_screen"]);
    expect(errorOf(await request(frame, "send_event", text("not ticked")))).toBeDefined();

    await askFor(frame, [sendText, readTopic, "m.always_on_screen"]);
    await expect.poll(() => notices(frame)).toEqual([["m.always_on_screen"], ["m.always_on_screen"]]);
    await askHost(page, "show", []);
    await askHost(page, "show", [{ roomId, widgetId: "poll" }]);
    expect(await approved(await widgetFrame(page, "poll"))).toEqual(["m.always_on_screen"]);
    expect(await page.$('[role="alertdialog"]')).toBeNull();
  });

  test("T-60 An identity token is given only when the user agrees, and to that widget alone", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const frame = await grant(page, roomId);

    const [first, second] = [request(frame, "get_openid"), request(frame, "get_openid")];
    const asked = await questionText(page);
    expect(asked).toContain("Tell “poll” who you are?");
    expect(asked).toContain(new URL(widgetOrigins().a).host);
    expect((await first)["state"]).toBe("request");
    // The second has joined the question, or was told to wait for its answer.
    expect((await second)["state"]).not.toBe("allowed");
    expect(await tokensIn(frame)).toEqual([]);
    await press(page, "Don’t allow");
    await seeNoQuestion(page);
    await expect.poll(async () => (await request(frame, "get_openid"))["state"]).toBe("blocked");
    expect(await tokensIn(frame)).toEqual([]);

    const other = await grant(page, roomId, { name: "notes", capabilities: [readTopic] });
    expect((await request(other, "get_openid"))["state"]).toBe("request");
    await questionText(page);
    await press(page, "Tell it who I am");
    await expect.poll(() => tokensIn(other)).toEqual([expect.any(String)]);
  });
});

/** Every identity token that the page has heard. */
function tokensIn(frame: Frame): Promise<readonly unknown[]> {
  return frame.evaluate(() =>
    window.securityWidget.heard.flatMap(({ data }) => {
      const token = data?.data?.access_token ?? data?.response?.access_token;
      return token === undefined ? [] : [token];
    }),
  );
}
