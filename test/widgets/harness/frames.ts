import type { Frame, Page } from "puppeteer-core";

/** Waits for the frame that shows a URL beginning so. */
export function frameAt(page: Page, urlStart: string): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().startsWith(urlStart), { timeout: 20_000 });
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
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not seen.
    (wanted) => document.body.innerText.includes(wanted),
    { timeout: 20_000, polling: 50 },
    text,
  );
}

/** The visible text of the page or frame. */
export function textOf(where: Page | Frame): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is not shown was not seen.
  return where.evaluate(() => document.body.innerText);
}
