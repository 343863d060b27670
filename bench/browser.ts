import puppeteer, { type Browser, type CDPSession } from "puppeteer-core";
import { chromiumFlags, findBrowser } from "../scripts/find-browser.ts";

export interface BenchBrowser {
  readonly version: string;
  readonly processId: number;
  /** Speaks to the browser as a whole. Pages have no debugger: `console.log` costs what it costs a user. */
  readonly devtools: CDPSession;
  /** Resolves to the page's target id. */
  open(url: string): Promise<string>;
  closePage(targetId: string): Promise<void>;
  close(): Promise<void>;
}

export async function launchBrowser(): Promise<BenchBrowser> {
  const executablePath = findBrowser("chromium");
  if (executablePath === undefined)
    throw new Error("Chromium is not installed; run `npm run pretest` first.");
  const browser: Browser = await puppeteer.launch({
    executablePath,
    waitForInitialPage: false,
    targetFilter: (target) => target.type() === "browser",
    args: [
      ...chromiumFlags,
      "--site-per-process",
      "--enable-precise-memory-info",
      // Garbage is collected before each repetition, which must not make V8 forget the code that does not run just now.
      "--js-flags=--expose-gc --no-flush-bytecode",
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
      "--disable-backgrounding-occluded-windows",
    ],
  });
  const processId = browser.process()?.pid;
  if (processId === undefined) throw new Error("Chromium has no process");
  const devtools = await browser.target().createCDPSession();
  return {
    version: await browser.version(),
    processId,
    devtools,
    open: async (url) => (await devtools.send("Target.createTarget", { url })).targetId,
    closePage: async (targetId) => {
      await devtools.send("Target.closeTarget", { targetId });
    },
    close: () => browser.close(),
  };
}
