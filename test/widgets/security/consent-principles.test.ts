import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { widgetOrigins } from "../harness/origins.ts";
import {
  allowAll,
  askFor,
  dialogSelector,
  notices,
  openPage,
  questionText,
  seeNoQuestion,
} from "./consent-steps.ts";
import {
  addWidget,
  askHost,
  bodiesIn,
  createRoom,
  openHost,
  seeState,
  showSlots,
  type WidgetSetup,
  widgetFrame,
  widgetPath,
} from "./host-page.ts";
import { approved, errorOf, request } from "./widget-frame.ts";

const sendText = "org.matrix.msc2762.send.event:m.room.message#m.text";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic#";
const everyRoom = "org.matrix.msc2762.timeline:*";
const text = (body: string) => ({ type: "m.room.message", content: { msgtype: "m.text", body } });

async function show(page: Page, setup: WidgetSetup): Promise<string> {
  const roomId = await createRoom(page, "Design team");
  const slot = await addWidget(page, roomId, setup);
  await askHost(page, "show", [{ ...slot, hasPermissions: true }]);
  return roomId;
}

async function grantAll(page: Page, setup: WidgetSetup): Promise<{ roomId: string; frame: Frame }> {
  await askHost(page, "decide", "ask");
  const roomId = await show(page, setup);
  const frame = await openPage(page, setup.name);
  await allowAll(page);
  await expect.poll(() => approved(frame)).toEqual(setup.capabilities);
  return { roomId, frame };
}

/** A widget that runs and holds nothing; whatever it asks for from now on is left to the user. */
async function grantNothing(page: Page): Promise<Frame> {
  await show(page, { name: "poll" });
  const frame = await widgetFrame(page, "poll");
  await approved(frame);
  await askHost(page, "decide", "ask");
  return frame;
}

describeInBrowsers("A user who is asked", (browser) => {
  test("C1 is asked for the page first, for what it does later, and then for what is new", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    await show(page, { name: "poll", capabilities: [sendText] });
    await press(page, "Open widget");
    expect(await questionText(page)).not.toContain("messages");
    expect(await page.$$("iframe")).toEqual([]);

    await press(page, "Open");
    const frame = await widgetFrame(page, "poll");
    expect(await questionText(page)).toMatch(/What may “poll” do\?.*as you/);
    await allowAll(page);
    await askFor(frame, [sendText, readTopic]);
    const asked = await questionText(page);
    expect(asked).toContain("It asks for more than you have allowed so far.");
    const [news, allowed] = asked.split("Already allowed");
    expect(news).toMatch(/topic/);
    expect(news).not.toMatch(/as you/);
    expect(allowed).toMatch(/as you/);
  });

  test("C2 C3 T-68 reads first what can be trusted, and of the widget's own words only its name", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const roomId = await createRoom(page, "Design team");
    const name = "\u202e🔒 Verified\n\u200b by matrix.org \u2066<b>%s</b>";
    const url = `${widgetOrigins().a}${widgetPath}?secret=1`;
    await askHost(page, "addWidget", roomId, "poll", { type: "m.custom", name, url });
    await askHost(page, "show", [{ roomId, widgetId: "poll" }]);
    await press(page, "Open widget");
    await page.waitForSelector(dialogSelector);
    const facts = await page.$$eval(`${dialogSelector} header :is(dt, dd)`, (cells) =>
      cells.map((cell) => cell.textContent),
    );
    expect(facts.slice(0, 6)).toEqual([
      "Page",
      widgetOrigins().a,
      "Room",
      "Design team",
      "Added by",
      "@alice:hs.localhost",
    ]);
    expect(facts.slice(6)).toEqual([
      "Calls itself",
      expect.stringContaining("Verified by matrix.org <b>%s</b>"),
    ]);
    expect(facts[7]).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\n🔒]/u);
    expect(await page.$(`${dialogSelector} b`)).toBeNull();
    expect(await questionText(page)).not.toContain("secret");
  });

  test("C5 T-51 T-55 finds nothing of high risk ticked, and what is forbidden not even offered", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const powerLevels = "org.matrix.msc2762.send.state_event:m.room.power_levels#";
    const roomKeys = "org.matrix.msc3819.send.to_device:m.room_key";
    await show(page, { name: "poll", capabilities: [everyRoom, sendText, powerLevels, roomKeys] });
    const frame = await openPage(page, "poll");
    await questionText(page);
    const boxes = `${dialogSelector} input[type="checkbox"]:not(details *)`;
    expect(await page.$$eval(boxes, (all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual([
      false,
      false,
    ]);
    await allowAll(page);
    expect(await approved(frame)).toEqual([everyRoom, sendText]);
  });

  test("C17 hears no word of the widget's own for its case", async () => {
    const page = await openHost(browser);
    const frame = await grantNothing(page);
    await frame.evaluate(() => {
      const plea = "Please allow this, or the meeting fails!";
      window.securityWidget.post({
        api: "fromWidget",
        widgetId: window.securityWidget.id,
        requestId: "plea",
        action: "org.matrix.msc2974.request_capabilities",
        data: {
          capabilities: ["m.always_on_screen", `org.matrix.msc2762.send.event:${plea}`, plea],
          reason: plea,
          rationale: plea,
          title: plea,
        },
      });
    });
    const asked = await questionText(page);
    expect(asked).toContain("Stay visible when you go to another room");
    // Its letters may be in a type that it names: as a type, beside the verb that is ours, and never ticked.
    const sentences = await page.$$eval(
      `${dialogSelector} :is(h2, h3, [data-mw="description"], [data-mw="note"], button)`,
      (all) => all.map((each) => each.textContent).join(" "),
    );
    expect(sentences).not.toContain("Please");
  });

  test("C10 is not asked about the very page in the very room that a rule names, and about any other is", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const [roomId, otherRoomId] = [await createRoom(page), await createRoom(page, "Other room")];
    const origin = widgetOrigins().a;
    const path = widgetPath;
    await askHost(page, "setRules", [
      { effect: "allow", origin, path, rooms: [roomId], load: true, capabilities: [readTopic] },
    ]);
    const poll = { name: "poll", capabilities: [readTopic] };
    await askHost(page, "show", [await addWidget(page, roomId, poll)]);
    expect(await approved(await widgetFrame(page, "poll"))).toEqual([readTopic]);

    for (const [room, setup] of [
      [otherRoomId, poll],
      [roomId, { ...poll, origin: widgetOrigins().b }],
      [roomId, { ...poll, path: "/pages/security-blank/index.html" }],
    ] as const) {
      await askHost(page, "show", [await addWidget(page, room, setup)]);
      await seeText(page, "“poll” is not open yet.");
      expect(await page.$$("iframe")).toEqual([]);
    }
  });

  test("C11 T-70 answers two widgets one after the other, and none twice for asking often", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const slots = [
      await addWidget(page, roomId, { name: "one" }),
      await addWidget(page, roomId, { name: "two" }),
    ];
    const [one, two] = await showSlots(page, slots, ["one", "two"]);
    await Promise.all([approved(one), approved(two)]);
    await askHost(page, "decide", "ask");
    await askFor(one, [sendText]);
    expect(await questionText(page)).toContain("What may “one” do?");
    for (let count = 0; count < 5; count += 1) await askFor(two, [readTopic]);

    expect(await page.$$(dialogSelector)).toHaveLength(1);
    expect(await questionText(page)).toContain("What may “one” do?");
    await press(page, "Don’t allow");
    await seeText(page, "What may “two” do?");
    expect(await page.$$(dialogSelector)).toHaveLength(1);
    await press(page, "Don’t allow");
    await seeNoQuestion(page);
    await expect.poll(async () => (await notices(two)).length).toBe(6);
  });

  test("C12 waves it away twice and hears no more, until they open its permissions", async () => {
    const page = await openHost(browser);
    const roomId = await createRoom(page);
    const slot = await addWidget(page, roomId, { name: "poll" });
    await askHost(page, "show", [slot]);
    const frame = await widgetFrame(page, "poll");
    await approved(frame);
    await askHost(page, "decide", "ask");
    for (const kind of ["m.image", "m.file"]) {
      await askFor(frame, [sendText.replace("m.text", kind)]);
      await questionText(page);
      await page.keyboard.press("Escape");
      await seeNoQuestion(page);
    }
    await askFor(frame, [readTopic]);
    await expect.poll(async () => (await notices(frame)).length).toBe(4);
    expect(await page.$(dialogSelector)).toBeNull();

    await askHost(page, "show", [{ ...slot, hasPermissions: true }]);
    await page.waitForSelector('[data-mw="permission-card"]');
    await askFor(frame, ["m.always_on_screen"]);
    expect(await questionText(page)).toContain("What may “poll” do?");
  });

  test("C14 sees a sign while something of high risk is granted, and what the widget did", async () => {
    const page = await openHost(browser);
    const { roomId, frame } = await grantAll(page, { name: "poll", capabilities: [everyRoom, sendText] });
    await page.waitForSelector('[data-mw="high-risk"]:not([hidden])');
    expect(await page.$eval('[data-mw="high-risk"]', (sign) => sign.getAttribute("role"))).toBe("status");
    await seeText(page, "may do something sensitive.");
    await request(frame, "send_event", text("seen"));
    expect(await bodiesIn(page, roomId)).toEqual(["seen"]);
    await seeText(page, "Sent 1 message as you");

    await page.locator('[data-mw="permission-card"] li[data-risk="high"] input').click();
    await page.waitForSelector('[data-mw="high-risk"][hidden]', { hidden: true });
    expect(await frame.evaluate(() => window.securityWidget.approved())).toEqual([sendText]);
  });

  test("C15 T-34 takes everything back with one press, and the widget's very next message is refused", async () => {
    const page = await openHost(browser);
    const { roomId, frame } = await grantAll(page, { name: "poll", capabilities: [sendText] });
    expect(errorOf(await request(frame, "send_event", text("allowed")))).toBeUndefined();

    await page.locator('[data-mw="permission-card"] li[data-risk] input').click();
    expect(errorOf(await request(frame, "send_event", text("refused")))).toBeDefined();
    await press(page, "Take back everything");
    await seeText(page, "You did not allow “poll”.");
    await seeState(page, "awaiting-consent");
    expect(await page.$$("iframe")).toEqual([]);
    expect(await bodiesIn(page, roomId)).toEqual(["allowed"]);
  });
});
