import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { describeInBrowsers, type TestBrowser } from "../harness/browsers.ts";
import { press, seeText } from "../harness/frames.ts";
import { askHost, createRoom, openHost, showWidget, widgetUrl } from "./host-page.ts";
import { approved, request } from "./widget-frame.ts";

const capability = "org.matrix.msc2762.send.event:m.room.message";
const stay = "m.always_on_screen";
const approve = '[data-mw="button"][data-kind="primary"]';

/** A widget that runs and holds nothing, in a client that leaves every further question to the user. */
async function openWidget(browser: TestBrowser): Promise<{ readonly page: Page; readonly frame: Frame }> {
  const page = await openHost(browser);
  const roomId = await createRoom(page);
  const frame = await showWidget(page, roomId, { name: "attacker" });
  await approved(frame);
  await askHost(page, "decide", "ask");
  return { page, frame };
}

/** Lets the widget ask for more (MSC2974), and waits for the question. */
async function ask(page: Page, frame: Frame, wanted: readonly string[] = [stay, capability]): Promise<void> {
  await frame.evaluate((capabilities) => {
    window.securityWidget.post({
      api: "fromWidget",
      widgetId: window.securityWidget.id,
      requestId: `ask-${Math.random()}`,
      action: "org.matrix.msc2974.request_capabilities",
      data: { capabilities },
    });
  }, wanted);
  await page.waitForSelector('[role="alertdialog"]');
}

/** The clock by which the button counts stands still: a test is as fast as the machine, an attack is faster. */
function stopClock(page: Page): Promise<void> {
  return page.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
}

function startClock(page: Page): Promise<void> {
  return page.evaluate(() => {
    Reflect.deleteProperty(performance, "now");
  });
}

async function seeArmed(page: Page): Promise<void> {
  await page.waitForSelector(`${approve}[aria-disabled="false"]`, { timeout: 20_000 });
}

async function middleOf(page: Page, selector: string): Promise<readonly [number, number]> {
  return page.$eval(selector, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  });
}

const isOpen = (page: Page) => page.$eval('[role="alertdialog"]', (dialog) => dialog.isConnected);
const grantedTo = (frame: Frame) => frame.evaluate(() => window.securityWidget.approved() ?? []);

describeInBrowsers("While a widget asks for more", (browser) => {
  test("C7 C8 The refusal has the focus, and a first honest click on the other button grants", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Don’t allow");
    await seeArmed(page);
    await page.mouse.click(...(await middleOf(page, approve)));
    await expect.poll(() => grantedTo(frame), { timeout: 20_000 }).toEqual([stay]);
  });

  test("C7 T-71 A click outside does nothing, Escape means not now and grants nothing", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await seeArmed(page);
    await page.mouse.click(8, 8);
    await page.mouse.click(1272, 792);
    expect(await isOpen(page)).toBe(true);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
    expect(await grantedTo(frame)).toEqual([]);
  });

  test("T-62 A frame that takes the focus in a loop gets no approval, and no quarrel", async () => {
    const { page, frame } = await openWidget(browser);
    await page.evaluate(() => {
      const counted = { refocuses: 0 };
      Object.assign(window, { counted });
      const focus = HTMLElement.prototype.focus;
      HTMLElement.prototype.focus = function count(options) {
        counted.refocuses += 1;
        focus.call(this, options);
      };
    });
    await frame.evaluate(() => {
      const input = document.body.appendChild(document.createElement("input"));
      const counted = { attempts: 0, isOver: false };
      Object.assign(window, { counted });
      const take = () => {
        if (counted.isOver) return;
        counted.attempts += 1;
        window.focus();
        input.blur();
        input.focus();
        setTimeout(take, 4);
      };
      take();
    });
    await ask(page, frame);
    const attempts = () =>
      frame.evaluate(() => (window as never as { counted: { attempts: number } }).counted.attempts);
    for (const wanted of [100, 200, 300]) {
      await page.mouse.click(...(await middleOf(page, approve)));
      await expect.poll(attempts, { timeout: 20_000 }).toBeGreaterThan(wanted);
    }
    expect(await isOpen(page)).toBe(true);
    expect(await grantedTo(frame)).toEqual([]);
    const refocuses = await page.evaluate(
      () => (window as never as { counted: { refocuses: number } }).counted.refocuses,
    );
    // The first, and three after each touch.
    expect(refocuses).toBeLessThanOrEqual(1 + 4 * 3);

    await frame.evaluate(() => {
      Object.assign((window as never as { counted: object }).counted, { isOver: true });
    });
    // What the frame did last may arrive late, and disarm once more.
    await expect
      .poll(
        async () => {
          if ((await page.$(`${approve}[aria-disabled="false"]`)) !== null) await page.click(approve);
          else await page.click('[data-mw="consent"] [data-mw="title"]').catch(() => undefined);
          return grantedTo(frame);
        },
        { timeout: 20_000, interval: 700 },
      )
      .toEqual([stay]);
  });

  test("T-62 A frame that takes the focus once does not keep it", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await frame.evaluate(() => {
      window.focus();
      document.body.appendChild(document.createElement("input")).focus();
    });
    await page.waitForFunction(() => document.activeElement?.textContent === "Don’t allow", { polling: 20 });
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
  });

  test("T-63 A double click where the button will be grants nothing", async () => {
    const { page, frame } = await openWidget(browser);
    // As wide whatever it says, so that the button is where it was.
    await page.addStyleTag({ content: '[role="alertdialog"] { inline-size: 500px; }' });
    await ask(page, frame, [`${capability}#m.image`]);
    await seeArmed(page);
    const place = await middleOf(page, approve);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
    await stopClock(page);
    await page.mouse.move(...place);
    await page.mouse.down();
    await ask(page, frame, [`${capability}#m.file`]);
    await page.waitForFunction(
      (x, y) => document.elementFromPoint(x, y)?.getAttribute("data-kind") === "primary",
      { polling: 20 },
      ...place,
    );
    await page.mouse.up();
    await page.mouse.click(...place, { count: 2 });
    await page.mouse.click(...place);
    expect(await isOpen(page)).toBe(true);
    expect(await grantedTo(frame)).toEqual([]);

    await startClock(page);
    await seeArmed(page);
    await page.mouse.click(...place);
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
  });

  test("T-64 Whoever types on while it opens grants nothing", async () => {
    const { page, frame } = await openWidget(browser);
    await stopClock(page);
    await ask(page, frame);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-kind"))).toBe("primary");
    for (const key of ["Enter", " ", "Enter", " "] as const) await page.keyboard.press(key);
    expect(await isOpen(page)).toBe(true);
    expect(await grantedTo(frame)).toEqual([]);

    await startClock(page);
    await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    await page.keyboard.up("Shift");
    for (const key of ["Enter", "Enter"] as const) await page.keyboard.press(key);
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
    expect(await grantedTo(frame)).toEqual([]);
  });

  test("C8 A press by a script is no press", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await seeArmed(page);
    await page.$eval(approve, (button) => {
      for (const type of ["pointerdown", "mousedown", "mouseup", "pointerup", "click"]) {
        button.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 }));
      }
      if (button instanceof HTMLElement) button.click();
    });
    expect(await isOpen(page)).toBe(true);
    expect(await grantedTo(frame)).toEqual([]);
  });

  test("T-65 T-66 Nothing lies over it, and the frame below cannot be touched", async () => {
    const { page, frame } = await openWidget(browser);
    await page.$eval('[data-mw="frame"]', (element) => {
      element.setAttribute("style", "position: fixed; inset: 0; z-index: 2147483647; pointer-events: all");
    });
    await page.$$eval('[data-mw="host"], iframe', (elements) => {
      for (const element of elements) if (element instanceof HTMLElement) element.style.pointerEvents = "all";
    });
    await frame.evaluate(() => {
      const touched: string[] = [];
      Object.assign(window, { touched });
      for (const type of ["pointerdown", "click"]) addEventListener(type, () => touched.push(type));
    });
    await ask(page, frame);
    const covered = await page.$$eval(
      '[role="alertdialog"] :is(dd, dt, h2, h3, p, button, label, summary, legend)',
      (elements) =>
        elements.flatMap((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          if (width <= 1 || height <= 1) return [];
          element.scrollIntoView({ block: "nearest" });
          const box = element.getBoundingClientRect();
          const hit = document.elementFromPoint(box.left + width / 2, box.top + height / 2);
          return hit?.closest('[role="alertdialog"]') ? [] : [`${element.textContent} at ${left}, ${top}`];
        }),
    );
    expect(covered).toEqual([]);

    await page.mouse.click(40, 40);
    await page.mouse.click(1240, 760);
    expect(await frame.evaluate(() => (window as never as { touched: string[] }).touched)).toEqual([]);
  });

  test("T-65 A dialog that the widget opens meanwhile waits for the answer", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await askHost(page, "decide", "allow");
    const url = widgetUrl({ name: "overlay" });
    const reply = await request(frame, "open_modal", { type: "m.custom", url, name: "On top" });
    expect(reply).toEqual({});
    await seeArmed(page);
    expect(await page.$('[data-mw="modal"]')).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Don’t allow");
    await page.mouse.click(...(await middleOf(page, approve)));
    await page.waitForSelector('[data-mw="modal"] iframe');
    expect(await page.$('[role="alertdialog"]')).toBeNull();
  });

  test("T-65 C8 What comes to the top of the page later goes below it, though no click would find it there", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await seeArmed(page);
    await stopClock(page);
    await page.evaluate(() => {
      const overlay = document.createElement("div");
      overlay.id = "overlay";
      overlay.popover = "manual";
      Object.assign(overlay.style, { inset: "0", width: "100vw", height: "100vh", pointerEvents: "none" });
      document.body.append(overlay);
      overlay.showPopover();
    });
    // Whoever was about to press has to look again.
    await page.waitForSelector(`${approve}[aria-disabled="true"]`, { timeout: 10_000 });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Don’t allow");
    await startClock(page);
    await seeArmed(page);
    await page.$eval("#overlay", (overlay) => {
      if (overlay instanceof HTMLElement) overlay.style.pointerEvents = "auto";
    });
    const topmost = (x: number, y: number) =>
      page.evaluate((...at) => document.elementFromPoint(...at)?.closest("[popover]")?.id, x, y);
    expect(await topmost(...(await middleOf(page, approve)))).not.toBe("overlay");
    expect(await topmost(4, 4)).toBe("overlay");
  });

  test.each([["before"], ["while"]])(
    "T-65 T-35 A frame that goes fullscreen %s the user is asked has to leave it",
    async (when) => {
      const page = await openHost(browser);
      const roomId = await createRoom(page);
      const framePolicy = { allow: ["fullscreen"] };
      const frame = await showWidget(page, roomId, { name: "attacker", framePolicy });
      await approved(frame);
      await askHost(page, "decide", "ask");
      await page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        document.addEventListener("fullscreenchange", () =>
          seen.push(document.fullscreenElement?.localName ?? "none"),
        );
      });
      const seen = () => page.evaluate(() => (window as never as { seen: readonly string[] }).seen);
      await frame.evaluate(() => {
        addEventListener(
          "click",
          () => {
            Object.assign(window, { isClicked: true });
            const timer = setInterval(() => {
              if (!Reflect.has(window, "isTime")) return;
              clearInterval(timer);
              void document.documentElement.requestFullscreen();
            }, 20);
          },
          { once: true },
        );
      });
      // What is new in a page has its place for clicks a little later than for eyes.
      await expect
        .poll(async () => {
          await page.mouse.click(...(await middleOf(page, "iframe")));
          return frame.evaluate(() => Reflect.has(window, "isClicked"));
        })
        .toBe(true);
      if (when === "while") await ask(page, frame);
      await frame.evaluate(() => Object.assign(window, { isTime: true }));
      await expect.poll(seen).toContain("iframe");
      if (when === "before") await ask(page, frame);
      await expect.poll(seen).toEqual(["iframe", "none"]);
      await seeArmed(page);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Don’t allow");
      await page.mouse.click(...(await middleOf(page, approve)));
      await expect.poll(() => grantedTo(frame)).toEqual([stay]);
    },
  );

  test("T-70 C11 Another widget's question waits for the answer to this one", async () => {
    const { page, frame } = await openWidget(browser);
    await ask(page, frame);
    await frame.evaluate((raw) => {
      for (let count = 0; count < 20; count += 1) {
        window.securityWidget.post({
          api: "fromWidget",
          widgetId: window.securityWidget.id,
          requestId: `storm-${count}`,
          action: "org.matrix.msc2974.request_capabilities",
          data: { capabilities: [`${raw}#m.kind${count}`] },
        });
      }
    }, capability);
    await seeText(page, "What may “attacker” do?");
    expect((await page.$$('[role="alertdialog"]')).length).toBe(1);
    await press(page, "Not now");
    await press(page, "Not now");
    // C12: waved away twice, it is not heard any more.
    await page.waitForFunction(() => document.querySelector('[role="alertdialog"]') === null, {
      polling: 20,
    });
    expect(await grantedTo(frame)).toEqual([]);
  });
});
