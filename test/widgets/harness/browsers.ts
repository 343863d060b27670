import puppeteer, { type Browser, type BrowserContext, type Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject } from "vitest";
import type { BrowserName } from "../../../scripts/find-browser.ts";
import { type OwnTrouble, watchOwnTrouble } from "./own-trouble.ts";

/** One browser under test. Every test has pages of its own, in a context of its own. */
export interface TestBrowser {
  readonly name: BrowserName;
  /** Opens a page; whatever it reports of itself fails the test (see `watchOwnTrouble`). */
  open(url: string): Promise<Page>;
  /** For tests that provoke trouble: what the pages reported so far, then forgotten. */
  takeTrouble(): readonly OwnTrouble[];
}

/** Declares the same tests for Chromium and Firefox. */
export function describeInBrowsers(title: string, declare: (browser: TestBrowser) => void): void {
  describeInBrowser("chromium", title, declare);
  describeInBrowser("firefox", title, declare);
}

/** Declares tests for one browser. */
export function describeInBrowser(
  name: BrowserName,
  title: string,
  declare: (browser: TestBrowser) => void,
): void {
  describe(`${title}, in ${name}`, () => {
    let connection: Browser | undefined;
    let context: BrowserContext | undefined;
    let troubles: OwnTrouble[] = [];

    beforeAll(async () => {
      connection = await connect(name);
    });
    afterAll(() => connection?.disconnect());

    beforeEach(async () => {
      troubles = [];
      context = await connection?.createBrowserContext();
    });
    afterEach(async () => {
      await context?.close();
      expect(troubles, "what the pages of ours reported").toEqual([]);
    });

    declare({
      name,
      async open(url) {
        if (context === undefined) throw new Error("Pages can be opened only while a test runs.");
        const page = await context.newPage();
        await page.setViewport({ width: 1280, height: 800 });
        watchOwnTrouble(page, new URL(url).origin, (trouble) => troubles.push(trouble));
        await page.goto(url);
        return page;
      },
      takeTrouble: () => troubles.splice(0),
    });
  });
}

function connect(name: BrowserName): Promise<Browser> {
  const browserWSEndpoint = inject("browsers")[name];
  return puppeteer.connect({
    browserWSEndpoint,
    ...(name === "firefox" ? { protocol: "webDriverBiDi" as const } : {}),
  });
}
