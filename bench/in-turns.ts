/** What was done once, and whether the machine was calm meanwhile. */
export interface Repetition {
  readonly wasCalm: boolean;
}

const FEWEST = 5;
const MOST = 9;
/** So many calm repetitions are enough to leave the disturbed ones out. */
const ENOUGH_CALM = 3;

/**
 * Repeats things in turns, each round in another order, after a round to warm up, until each has five calm repetitions or
 * nine in all. Resolves to the repetitions that count.
 */
export async function inTurns<Name extends string, Done extends Repetition>(
  names: readonly Name[],
  repeat: (name: Name) => Promise<Done>,
): Promise<ReadonlyMap<Name, readonly Done[]>> {
  const repetitions = new Map<Name, Done[]>(names.map((name) => [name, []]));
  for (const name of names) await repeat(name);
  for (let round = 0; round < MOST; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      if (name !== undefined) repetitions.get(name)?.push(await repeat(name));
    }
    if (names.every((name) => calm(repetitions.get(name) ?? []).length >= FEWEST)) break;
  }
  return new Map([...repetitions].map(([name, all]) => [name, thatCount(all)]));
}

function calm<Done extends Repetition>(repetitions: readonly Done[]): readonly Done[] {
  return repetitions.filter(({ wasCalm }) => wasCalm);
}

function thatCount<Done extends Repetition>(repetitions: readonly Done[]): readonly Done[] {
  const calmOnes = calm(repetitions);
  return calmOnes.length >= ENOUGH_CALM ? calmOnes : repetitions;
}
