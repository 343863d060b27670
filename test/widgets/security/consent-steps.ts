import type { Frame, Page } from "puppeteer-core";
import type {} from "../../pages/security-widget/security-widget.ts";
import { press, seeText } from "../harness/frames.ts";
import { widgetFrame } from "./host-page.ts";

export const dialogSelector = '[role="alertdialog"]';

/** What the question on screen says, in one line and without its isolates. */
export async function questionText(page: Page): Promise<string> {
  const dialog = await page.waitForSelector(dialogSelector);
  const text = await dialog?.evaluate((element) => (element as HTMLElement).innerText);
  return (text ?? "").replaceAll(/[\u2066-\u2069]/g, "").replaceAll(/\s+/g, " ");
}

export async function seeNoQuestion(page: Page): Promise<void> {
  await page.waitForFunction(
    (dialog) => document.querySelector(dialog) === null,
    { polling: 20 },
    dialogSelector,
  );
}

/** Opens the widget of that name, which the page waits to be asked for; resolves to its frame. */
export async function openPage(page: Page, name: string): Promise<Frame> {
  await press(page, "Open widget");
  await seeText(page, `Open “${name}”?`);
  await press(page, "Open");
  return widgetFrame(page, name);
}

export type DurationName = "Once" | "This session" | "Remember";

/** Chooses how long the answer counts. */
export async function choose(page: Page, duration: DurationName): Promise<void> {
  await page.locator(`::-p-aria([name="${duration}"][role="radio"])`).click();
}

/** Ticks whatever the question offers. */
export async function tickAll(page: Page): Promise<void> {
  const boxes = `${dialogSelector} input[type="checkbox"]:not(details *)`;
  await page.waitForSelector(boxes, { timeout: 10_000 });
  for (const box of await page.$$(boxes)) if (!(await box.evaluate(isTicked))) await box.click();
}

const isTicked = (box: Element) => (box as HTMLInputElement).checked;

/** Answers the question about capabilities with all of them. */
export async function allowAll(page: Page, duration: DurationName = "This session"): Promise<void> {
  await tickAll(page);
  await choose(page, duration);
  await press(page, "Allow selected");
  await seeNoQuestion(page);
}

/** Lets the widget ask for more (MSC2974). */
export async function askFor(frame: Frame, capabilities: readonly string[]): Promise<void> {
  await frame.evaluate(
    (action, wanted) =>
      window.securityWidget.post({
        api: "fromWidget",
        widgetId: window.securityWidget.id,
        requestId: `ask-${Math.random()}`,
        action,
        data: { capabilities: wanted },
      }),
    "org.matrix.msc2974.request_capabilities",
    capabilities,
  );
}

/** The outcomes of the widget's negotiations so far, the oldest first. */
export function notices(frame: Frame): Promise<readonly (readonly string[])[]> {
  return frame.evaluate(() =>
    window.securityWidget.heard.flatMap(({ data }) =>
      data?.api === "toWidget" && data.action === "notify_capabilities" ? [data.data.approved] : [],
    ),
  );
}
