/** Numbers that are the same for the same seed. */
export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  between(least: number, most: number): number;
  pick<const Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Mulberry32. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return mix(state);
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  };
}

/** A number below 1 for a place in a sequence, without the ones before it. */
export function drawAt(seed: number, place: number): number {
  return mix((Math.imul(seed, 0x9e3779b1) + Math.imul(place + 1, 0x6d2b79f5)) | 0);
}

function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
