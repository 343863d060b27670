import puppeteer, { type Browser } from "puppeteer-core";
import type { TestProject } from "vitest/node";
import { type BrowserName, chromiumFlags, findBrowser } from "../../../scripts/find-browser.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** WebSocket addresses of the two running browsers. */
    browsers: Readonly<Record<BrowserName, string>>;
  }
}

let running: readonly Browser[] = [];

/** Starts Chromium and Firefox once for all test files; each file connects with `describeInBrowsers`. */
export async function setup(project: TestProject): Promise<void> {
  const [chromium, firefox] = await Promise.all([launchChromium(), launchFirefox()]);
  project.provide("browsers", { chromium: chromium.wsEndpoint(), firefox: firefox.wsEndpoint() });
  // Firefox serves one WebDriver session at a time, and the test files need it.
  await firefox.disconnect();
  running = [chromium, firefox];
}

export async function teardown(): Promise<void> {
  for (const browser of running) browser.process()?.kill();
}

function launchChromium(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: installed("chromium"),
    args: [
      ...chromiumFlags,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      // A test page in the background of another must not be throttled: every test has a page of its own.
      "--disable-background-timer-throttling",
      "--disable-renderer-backgrounding",
      "--disable-backgrounding-occluded-windows",
    ],
  });
}

function launchFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: installed("firefox"),
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.autoplay.default": 0,
    },
  });
}

function installed(name: BrowserName): string {
  const path = findBrowser(name);
  if (path === undefined) throw new Error(`${name} is not installed; run \`npm run pretest\` first.`);
  return path;
}
