import type { Frame, Page } from "puppeteer-core";

/** Waits for the frame that shows a URL beginning so, and for its document. */
export async function frameAt(page: Page, urlStart: string): Promise<Frame> {
  const frame = await page.waitForFrame((candidate) => candidate.url().startsWith(urlStart), {
    timeout: 20_000,
  });
  // A frame has its URL before it has its document.
  await frame.waitForFunction(() => document.readyState === "complete", { timeout: 20_000, polling: 20 });
  return frame;
}

/** Waits for a button of that accessible name, in the page or frame, until it answers, and presses it. */
export async function press(where: Page | Frame, name: string): Promise<void> {
  await where
    .locator(`::-p-aria([name="${name}"][role="button"])`)
    .filter((button) => button.getAttribute("aria-disabled") !== "true")
    .setTimeout(20_000)
    .click();
}

/** Waits until the visible text of the page or frame contains this. */
export async function seeText(where: Page | Frame, text: string): Promise<void> {
  await where.waitForFunction(
    (wanted) => document.body?.innerText.includes(wanted),
    { timeout: 20_000, polling: 50 },
    text,
  );
}

/** The visible text of the page or frame. */
export function textOf(where: Page | Frame): Promise<string> {
  return where.evaluate(() => document.body.innerText);
}

/** Types into the text field of that accessible name. */
export async function fill(where: Page | Frame, name: string, text: string): Promise<void> {
  await where.locator(`::-p-aria([name="${name}"][role="textbox"])`).setTimeout(20_000).fill(text);
}

/** The text of the first element that the selector finds. */
export function readText(where: Page | Frame, selector: string): Promise<string> {
  return where.$eval(selector, (element) => element.textContent ?? "");
}
