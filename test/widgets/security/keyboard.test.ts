import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers } from "../harness/browsers.ts";
import { seeText } from "../harness/frames.ts";
import { dialogSelector, seeNoQuestion } from "./consent-steps.ts";
import { addWidget, askHost, createRoom, openHost, seeState, widgetFrame } from "./host-page.ts";
import { approved } from "./widget-frame.ts";

const everyRoom = "org.matrix.msc2762.timeline:*";
const readTopic = "org.matrix.msc2762.receive.state_event:m.room.topic#";

/** Notes what live regions say, as a screen reader would hear it. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const last = new WeakMap<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[aria-live="polite"], [role="status"]')) {
        const text = region.textContent ?? "";
        if (text !== "" && last.get(region) !== text) said.push(text);
        last.set(region, text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as never as { said: string[] }).said);
}

/** What has the focus: its role or element, and its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent;
    return `${at instanceof HTMLInputElement ? at.type : at?.localName} ${label?.trim()}`;
  });
}

/** Tab, until this has the focus. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 40) {
    const now = await focused(page);
    if (typeof wanted === "string" ? now === wanted : wanted.test(now)) return;
    passed.push(now);
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${wanted}, but to ${passed.join(", ")}.`);
}

/** Presses the approving button once it answers the keyboard: half a second after it got the focus. */
async function approve(page: Page, label: string): Promise<void> {
  await tabTo(page, `button ${label}`);
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction(
    (from, dialog) =>
      performance.now() - from > 600 &&
      document.activeElement?.getAttribute("aria-disabled") === "false" &&
      document.querySelector(dialog)?.contains(document.activeElement),
    { polling: 20, timeout: 10_000 },
    since,
    dialogSelector,
  );
  await page.keyboard.press("Enter");
}

/** Waits for a question of this name; resolves to what describes it. */
async function hearQuestion(page: Page, name: string): Promise<string> {
  // The name and role are the browser's own words, from its accessibility tree.
  await page.waitForSelector(`::-p-aria([name="${name}"][role="alertdialog"])`, { timeout: 10_000 });
  return descriptionOf(page, "alertdialog", name);
}

/** What describes the element of this role and name. */
async function descriptionOf(page: Page, role: string, name: string): Promise<string> {
  const control = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
  const description = await control?.evaluate((element) => {
    const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
  });
  return description ?? "";
}

describeInBrowsers("Without a mouse and without seeing it", (browser) => {
  test("C7 C8 C18 a user opens a widget, chooses what it may do, and takes it back", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const roomId = await createRoom(page, "Design team");
    const slot = await addWidget(page, roomId, { name: "poll", capabilities: [everyRoom, readTopic] });
    await askHost(page, "show", [{ ...slot, hasPermissions: true }]);
    await seeState(page, "awaiting-consent");
    const said = await listen(page);

    await tabTo(page, "button Open widget");
    await page.keyboard.press("Enter");
    expect(await hearQuestion(page, "Open “poll”?")).toBe("This widget is a web page. It will learn:");
    expect(await focused(page)).toBe("button Don’t allow");
    await approve(page, "Open");

    expect(await hearQuestion(page, "What may “poll” do?")).toBe("Only what is ticked is allowed.");
    expect(await focused(page)).toBe("button Don’t allow");
    await tabTo(page, /^checkbox .*topic/);
    await page.keyboard.press(" ");
    await tabTo(page, "radio This session");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("radio Remember");
    await approve(page, "Allow selected");
    await seeNoQuestion(page);
    const frame = await widgetFrame(page, "poll");
    await expect.poll(() => approved(frame)).toEqual([readTopic]);
    // Once for each of the two questions.
    expect((await said()).filter((text) => text === "You can allow this now.")).toHaveLength(2);
    expect(await said()).toContain("“poll” is ready.");

    await tabTo(page, /^checkbox .*topic/);
    await page.keyboard.press(" ");
    await expect.poll(() => frame.evaluate(() => window.securityWidget.approved())).toEqual([]);
    expect(await said()).toContain("It stops at once. What is already sent stays.");
    // The focus has not fallen out of the list.
    expect(await page.evaluate(() => document.activeElement?.closest("article") !== null)).toBe(true);

    await tabTo(page, "button Take back everything");
    await page.keyboard.press("Enter");
    await expect.poll(said).toContain("You did not allow “poll”.");
    expect(await page.$$("iframe")).toEqual([]);
  });

  test("C18 the approving button keeps its name and place while it waits, and says that it does", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const roomId = await createRoom(page);
    await askHost(page, "show", [await addWidget(page, roomId, { name: "poll" })]);
    await seeState(page, "awaiting-consent");
    await page.evaluate(() => {
      const now = performance.now();
      performance.now = () => now;
    });
    await tabTo(page, "button Open widget");
    await page.keyboard.press("Enter");
    await hearQuestion(page, "Open “poll”?");
    const look = () =>
      page.$eval(`${dialogSelector} [data-kind="primary"]`, (button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const hint = document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent;
        const isDisabled = button.getAttribute("aria-disabled");
        return { name: button.textContent, place: [left, top, width, height], isDisabled, hint };
      });
    const waiting = await look();
    expect(waiting).toMatchObject({
      name: "Open",
      isDisabled: "true",
      hint: "You can allow this in a moment.",
    });
    await tabTo(page, "button Open");
    await page.evaluate(() => {
      Reflect.deleteProperty(performance, "now");
    });
    await page.waitForSelector(`${dialogSelector} [data-kind="primary"][aria-disabled="false"]`);
    expect(await look()).toEqual({ ...waiting, isDisabled: "false", hint: undefined });
    expect(await focused(page)).toBe("button Open");
  });
});

describeInBrowsers("Read aloud", (browser) => {
  test("C4 C6 every control of a question has its role, its name and how risky it is", async () => {
    const page = await openHost(browser);
    await askHost(page, "decide", "ask");
    const roomId = await createRoom(page, "Design team");
    const slot = await addWidget(page, roomId, { name: "poll", capabilities: [everyRoom, readTopic] });
    await askHost(page, "show", [slot]);
    await seeState(page, "awaiting-consent");
    await tabTo(page, "button Open widget");
    await page.keyboard.press("Enter");
    await hearQuestion(page, "Open “poll”?");
    await approve(page, "Open");
    await hearQuestion(page, "What may “poll” do?");
    // By the browser's own accessibility tree.
    for (const [role, name] of [
      ["region", "In this room"],
      ["checkbox", "See the room’s topic"],
      ["region", "In every room you are in, now and later"],
      ["checkbox", "Do everywhere what it may do in its own room"],
      ["group", "For how long?"],
      ["radio", "Once"],
      ["radio", "This session"],
      ["radio", "Remember"],
      ["button", "Not now"],
      ["button", "Don’t allow"],
      ["button", "Continue without"],
    ]) {
      const control = `::-p-aria([name="${name}"][role="${role}"])`;
      // The tree follows the page a little later.
      await expect.poll(() => page.$(control), { message: `${role} ${name}` }).not.toBeNull();
    }
    expect(await descriptionOf(page, "checkbox", "See the room’s topic")).toContain("Medium risk");
    const everywhere = await descriptionOf(page, "checkbox", "Do everywhere what it may do in its own room");
    expect(everywhere).toMatch(/^High risk.*It can find out which rooms you are in\./);
    expect(await descriptionOf(page, "radio", "Once")).toBe("Until the widget is closed or reloads.");

    await tabTo(page, "summary Technical details");
    await page.keyboard.press("Enter");
    await seeText(page, everyRoom);
    await page.keyboard.press("Escape");
    await seeNoQuestion(page);
    // Not lost: whoever goes on with the keyboard begins at the widget.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-mw="frame"]') !== null))
      .toBe(true);
  });
});
