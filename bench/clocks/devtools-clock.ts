import type { CDPSession } from "puppeteer-core";
import type { ProcessorClock } from "./processor-clock.ts";

/** For systems other than Linux. Only DevTools' Performance domain is on, so that the console stays cheap. */
export async function createDevtoolsClock(devtools: CDPSession, targetId: string): Promise<ProcessorClock> {
  const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: true });
  const page = devtools.connection()?.session(sessionId);
  if (page == null) throw new Error("DevTools did not attach to the host page");
  await page.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    name: "DevTools' TaskDuration of the host page's main thread, since this system has no scheduler figures",
    async readMs() {
      const { metrics } = await page.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
    },
  };
}
