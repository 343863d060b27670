import type { Bench, Result, Trial } from "./bench.ts";

interface Repetition extends Result {
  readonly wasCalm: boolean;
}

const FEWEST = 5;
const MOST = 9;
/** So many calm repetitions are enough to leave the disturbed ones out. */
const ENOUGH_CALM = 3;

/**
 * Runs trials in turns, each round in another order, after a round to warm up, until each has five calm repetitions or
 * nine in all; medians.
 */
export async function runTrials<Name extends string>(
  bench: Bench,
  trials: Readonly<Record<Name, Trial>>,
): Promise<Readonly<Record<Name, Result>>> {
  const names = Object.keys(trials) as Name[];
  const repetitions = new Map<Name, Repetition[]>(names.map((name) => [name, []]));
  for (const name of names) await repeat(bench, trials[name]);
  for (let round = 0; round < MOST; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      if (name !== undefined) repetitions.get(name)?.push(await repeat(bench, trials[name]));
    }
    if (names.every((name) => calm(repetitions.get(name) ?? []).length >= FEWEST)) break;
  }
  const results = names.map((name) => [name, medians(repetitions.get(name) ?? [])] as const);
  // Object.fromEntries forgets the names.
  return Object.fromEntries(results) as Record<Name, Result>;
}

async function repeat({ page, clock, otherWork, crossSiteOrigin }: Bench, trial: Trial): Promise<Repetition> {
  const { variant, work, events, widgets = 1, capabilities = 20, widgetOrigin = crossSiteOrigin } = trial;
  await page.run({ kind: "mount", setup: { variant, widgets, capabilities, widgetOrigin } });
  await otherWork.awaitCalm();
  otherWork.beginRepetition();
  const startMs = await clock.readMs();
  const figure = await page.run({ kind: "work", work, events });
  const hostMs = (await clock.readMs()) - startMs;
  const wasCalm = otherWork.endRepetition();
  await page.run({ kind: "unmount" });
  return { hostMs, figure, wasCalm };
}

function calm(repetitions: readonly Repetition[]): readonly Repetition[] {
  return repetitions.filter(({ wasCalm }) => wasCalm);
}

function medians(repetitions: readonly Repetition[]): Result {
  const calmOnes = calm(repetitions);
  const counted = calmOnes.length >= ENOUGH_CALM ? calmOnes : repetitions;
  return {
    hostMs: median(counted.map(({ hostMs }) => hostMs)),
    figure: median(counted.map(({ figure }) => figure)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
