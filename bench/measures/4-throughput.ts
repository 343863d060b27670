import type { Bench } from "../bench.ts";
import { atLeast, type Finding, type Measure } from "../finding.ts";
import { runTrials } from "../run-trials.ts";

const EVENTS = 5_000;

export const throughput: Measure = {
  number: 4,
  title: "Events per second, burst of 5,000",
  take: async (bench) => [
    await compare(bench, "across processes", bench.crossSiteOrigin, 1.25),
    await compare(bench, "in one process", bench.sameSiteOrigin, 2),
  ],
};

async function compare(bench: Bench, part: string, widgetOrigin: string, goal: number): Promise<Finding> {
  const results = await runTrials(bench, {
    ours: { variant: "ours", work: "burst", events: EVENTS, widgetOrigin },
    echo: { variant: "echo", work: "burst", events: EVENTS, widgetOrigin },
    mwa: { variant: "mwa", work: "burst", events: EVENTS, widgetOrigin },
  });
  const ours = perSecond(results.ours.figure);
  const mwa = perSecond(results.mwa.figure);
  return {
    part,
    figures: { ours: round(ours), echo: round(perSecond(results.echo.figure)), mwa: round(mwa) },
    judgements: [atLeast(goal, "× mwa", ours / mwa)],
  };
}

function perSecond(burstMs: number): number {
  return (EVENTS * 1_000) / burstMs;
}

function round(eventsPerSecond: number): string {
  return (Math.round(eventsPerSecond / 100) * 100).toLocaleString("en");
}
