import type { Bench, Result, Trial } from "./bench.ts";
import { inTurns, type Repetition } from "./in-turns.ts";
import { median } from "./percentile.ts";

/** Runs trials in turns; the medians of their calm repetitions. */
export async function runTrials<Name extends string>(
  bench: Bench,
  trials: Readonly<Record<Name, Trial>>,
): Promise<Readonly<Record<Name, Result>>> {
  const names = Object.keys(trials) as Name[];
  const repetitions = await inTurns(names, (name) => repeat(bench, trials[name]));
  const results = names.map((name) => [name, medians(repetitions.get(name) ?? [])] as const);
  // Object.fromEntries forgets the names.
  return Object.fromEntries(results) as Record<Name, Result>;
}

async function repeat(
  { page, clock, otherWork, crossSiteOrigin }: Bench,
  trial: Trial,
): Promise<Result & Repetition> {
  const { variant, work, events, widgets = 1, capabilities = 20, widgetOrigin = crossSiteOrigin } = trial;
  await page.run({ kind: "mount", setup: { variant, widgets, capabilities, widgetOrigin } });
  await otherWork.awaitCalm();
  otherWork.beginRepetition();
  const startMs = await clock.readMs();
  const [figure = 0] = await page.run({ kind: "work", work, events });
  const hostMs = (await clock.readMs()) - startMs;
  const wasCalm = otherWork.endRepetition();
  await page.run({ kind: "unmount" });
  return { hostMs, figure, wasCalm };
}

function medians(repetitions: readonly Result[]): Result {
  return {
    hostMs: median(repetitions.map(({ hostMs }) => hostMs)),
    figure: median(repetitions.map(({ figure }) => figure)),
  };
}
