import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { frameAt } from "../harness/frames.ts";
import { hostOrigin, widgetOrigins } from "../harness/origins.ts";
import {
  addWidget,
  bodiesIn,
  createRoom,
  openHost,
  say,
  showSlots,
  showTwo,
  showWidget,
  widgetPath,
} from "./host-page.ts";
import { approved, errorOf, heardBodies, hears, post, request } from "./widget-frame.ts";

const talk = [
  "org.matrix.msc2762.send.event:m.room.message#m.text",
  "org.matrix.msc2762.receive.event:m.room.message#m.text",
];

const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

/** A request in the name of the widget `victim`. */
const forgedRequest = (body: string) => ({
  api: "fromWidget",
  widgetId: "victim",
  requestId: "forged",
  action: "send_event",
  data: text(body),
});

/** Any reply shows that whatever the frame posted before has been handled. */
const settle = (frame: Frame) => request(frame, "supported_api_versions");

/** Adds a frame to the host page that is no widget of the library, showing the widget page of this origin. */
async function addSibling(page: Page, origin: string): Promise<Frame> {
  const url = `${origin}${widgetPath}?widgetId=victim&sibling`;
  await page.evaluate((src) => {
    const sibling = document.createElement("iframe");
    sibling.src = src;
    document.body.append(sibling);
  }, url);
  const frame = await frameAt(page, url);
  await frame.waitForFunction(() => window.securityWidget !== undefined, { polling: 20 });
  return frame;
}

/** Adds a frame inside a frame. */
async function addNested(parent: Frame, attributes: { src?: string; srcdoc?: string }): Promise<Frame> {
  const handle = await parent.evaluateHandle(async (given) => {
    const nested = document.createElement("iframe");
    const loaded = new Promise((resolve) => nested.addEventListener("load", resolve));
    document.body.append(Object.assign(nested, given));
    await loaded;
    return nested;
  }, attributes);
  return handle.contentFrame();
}

describeInBrowsers("Isolation", (browser) => {
  test("Two widgets with the same id in two rooms speak and hear in their own room only", async () => {
    const page = await openHost(browser);
    const [first, second] = [await createRoom(page), await createRoom(page)];
    const slots = [
      await addWidget(page, first, { name: "one", id: "same", capabilities: talk }),
      await addWidget(page, second, { name: "two", id: "same", capabilities: talk }),
    ];
    const [one, two] = await showSlots(page, slots, ["one", "two"]);
    expect([await approved(one), await approved(two)]).toEqual([talk, talk]);

    await say(page, first, "said in the first");
    await say(page, second, "said in the second");
    await hears(one, "said in the first");
    await hears(two, "said in the second");
    await request(one, "send_event", text("from one"));
    await request(two, "send_event", text("from two"));
    await hears(one, "from one");
    await hears(two, "from two");
    const refused = await request(one, "send_event", { ...text("from one again"), room_id: second });

    expect(errorOf(refused)).toBe(`Unable to access room timeline: ${second}`);
    expect(await heardBodies(one)).toEqual(["said in the first", "from one"]);
    expect(await heardBodies(two)).toEqual(["said in the second", "from two"]);
    expect(await bodiesIn(page, first)).toEqual(["said in the first", "from one"]);
    expect(await bodiesIn(page, second)).toEqual(["said in the second", "from two"]);
  });

  test("Two widgets of one origin cannot speak for each other, nor hear what the other is told", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const [victim, attacker] = await showTwo(
      page,
      roomId,
      { name: "victim", capabilities: talk },
      { name: "attacker" },
    );
    await Promise.all([approved(victim), approved(attacker)]);

    await post(attacker, forgedRequest("forged"));
    await settle(attacker);
    await say(page, roomId, "for the victim");
    await hears(victim, "for the victim");
    await settle(attacker);

    expect(await bodiesIn(page, roomId)).toEqual(["for the victim"]);
    expect(await heardBodies(attacker)).toEqual([]);
    const replies = (frame: Frame) =>
      frame.evaluate(
        () => window.securityWidget.heard.filter(({ data }) => data.requestId === "forged").length,
      );
    expect([await replies(victim), await replies(attacker)]).toEqual([0, 0]);
  });

  test("Two widgets of one origin cannot answer for each other, even with the request's id", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const [victim, attacker] = await showTwo(
      page,
      roomId,
      { name: "victim", capabilities: talk, silentAbout: "capabilities" },
      { name: "attacker" },
    );
    await approved(attacker);
    const question = await unansweredQuestion(victim);

    await post(attacker, { ...question, response: { capabilities: talk } });
    await settle(attacker);
    await post(victim, { ...question, response: { capabilities: talk.slice(0, 1) } });

    expect(await approved(victim)).toEqual(talk.slice(0, 1));
  });

  test("T-04 A frame nested in a widget is not the widget", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const victim = await showWidget(page, roomId, { name: "victim", capabilities: talk });
    await approved(victim);
    const nested = [
      await addNested(victim, { srcdoc: "<title>Nested</title>" }),
      await addNested(victim, { src: `${widgetOrigins().a}${widgetPath}?widgetId=victim&nested` }),
      await addNested(victim, { src: `${widgetOrigins().b}${widgetPath}?widgetId=victim&nested` }),
    ];

    for (const frame of nested) await post(frame, forgedRequest("forged by a nested frame"));
    await settle(victim);
    await request(victim, "send_event", text("from the widget"));
    await hears(victim, "from the widget");

    expect(await bodiesIn(page, roomId)).toEqual(["from the widget"]);
    for (const frame of nested.slice(1)) {
      expect(await frame.evaluate(() => window.securityWidget.heard)).toEqual([]);
    }
  });

  test("T-01 A sibling frame of any origin that knows a widget's id can neither speak for it nor hear it", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const victim = await showWidget(page, roomId, { name: "victim", capabilities: talk });
    await approved(victim);
    const siblings: Frame[] = [];
    for (const origin of [...Object.values(widgetOrigins()), hostOrigin()]) {
      siblings.push(await addSibling(page, origin));
    }

    for (const sibling of siblings) await post(sibling, forgedRequest("forged by a sibling"));
    await request(victim, "send_event", text("from the widget"));
    await hears(victim, "from the widget");

    expect(await bodiesIn(page, roomId)).toEqual(["from the widget"]);
    for (const sibling of siblings) {
      expect(await sibling.evaluate(() => window.securityWidget.heard)).toEqual([]);
    }
  });

  test("T-01 A sibling frame cannot answer for a widget, even with the request's id", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const victim = await showWidget(page, roomId, {
      name: "victim",
      capabilities: talk,
      silentAbout: "capabilities",
    });
    const question = await unansweredQuestion(victim);
    for (const origin of [...Object.values(widgetOrigins()), hostOrigin()]) {
      const sibling = await addSibling(page, origin);
      await post(sibling, { ...question, response: { capabilities: talk } });
    }
    await settle(victim);

    await post(victim, { ...question, response: { capabilities: [] } });

    expect(await approved(victim)).toEqual([]);
  });
});

/** Waits for the host's first question that the widget leaves unanswered. */
async function unansweredQuestion(frame: Frame): Promise<object> {
  const asked = await frame.waitForFunction(
    () => window.securityWidget?.heard.find(({ data }) => data.action === "capabilities")?.data,
    { polling: 20 },
  );
  return (await asked.jsonValue()) as object;
}
