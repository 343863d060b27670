import { existsSync, readFileSync } from "node:fs";
import { processTree } from "./processes.ts";
import type { ProcessorClock } from "./processor-clock.ts";

/** Linux keeps each thread's processor time to the nanosecond, at no cost to the page. */
export const hasSchedulerClock: boolean = existsSync("/proc/self/schedstat");

/** Finds the host page's process by making it busy: it is the renderer that then uses the most. */
export async function createSchedulerClock(
  browserProcessId: number,
  makeBusy: () => Promise<unknown>,
): Promise<ProcessorClock> {
  const renderers = processTree(browserProcessId).filter(({ id }) => isRenderer(id));
  const before = renderers.map(({ id }) => mainThreadMs(id));
  await makeBusy();
  const used = renderers.map(({ id }, index) => mainThreadMs(id) - (before[index] ?? 0));
  const host = renderers[used.indexOf(Math.max(...used))];
  if (host === undefined) throw new Error("The host page's process was not found");
  return {
    name: "the kernel scheduler's figure for the host page's main thread",
    readMs: async () => mainThreadMs(host.id),
  };
}

function isRenderer(processId: number): boolean {
  return readFileSync(`/proc/${processId}/cmdline`, "utf8").includes("--type=renderer");
}

function mainThreadMs(processId: number): number {
  const [nanoseconds] = readFileSync(`/proc/${processId}/task/${processId}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1e6;
}
