import type { Bench } from "./bench.ts";
import { type BenchBrowser, launchBrowser } from "./browser.ts";
import { createDevtoolsClock } from "./clocks/devtools-clock.ts";
import type { ProcessorClock } from "./clocks/processor-clock.ts";
import { createSchedulerClock, hasSchedulerClock } from "./clocks/scheduler-clock.ts";
import { Exchange } from "./exchange.ts";
import { OtherWork } from "./other-work.ts";
import { servePages } from "./server.ts";

export interface OpenBench {
  readonly bench: Bench;
  readonly browserVersion: string;
}

/**
 * Runs a task with the host page open in a browser of its own, and widgets on another site and on its own site. Before
 * each repetition it waits until the machine is calm, for as long as patience lasts.
 */
export async function withBench(patienceMs: number, task: (open: OpenBench) => Promise<void>): Promise<void> {
  await using closing = new AsyncDisposableStack();
  const page = new Exchange();
  const hosts = closing.adopt(await servePages({ onPost: page.onPost }), (server) => server.close());
  const widgets = closing.adopt(await servePages(), (server) => server.close());
  const browser = closing.adopt(await launchBrowser(), (launched) => launched.close());
  const targetId = await browser.open(`http://localhost:${hosts.port}/host/`);
  await page.untilThere();

  const crossSiteOrigin = `http://127.0.0.1:${widgets.port}`;
  const sameSiteOrigin = `http://localhost:${widgets.port}`;
  const isShared = async (widgetOrigin: string) => (await page.run({ kind: "probe", widgetOrigin }))[0] === 1;
  if (await isShared(crossSiteOrigin)) {
    throw new Error("Frames of another site run in the host's process: no measure would mean anything");
  }
  if (!(await isShared(sameSiteOrigin))) {
    throw new Error("Frames of the host's site run in another process: measure 4 would mean nothing");
  }

  const clock = await createClock(browser, page, targetId);
  const otherWork = new OtherWork(browser.processId, patienceMs);
  await task({
    bench: { browser, page, clock, otherWork, crossSiteOrigin, sameSiteOrigin },
    browserVersion: browser.version,
  });
}

function createClock(browser: BenchBrowser, page: Exchange, targetId: string): Promise<ProcessorClock> {
  if (!hasSchedulerClock) return createDevtoolsClock(browser.devtools, targetId);
  return createSchedulerClock(browser.processId, () => page.run({ kind: "spin", durationMs: 200 }));
}
