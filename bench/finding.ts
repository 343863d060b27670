import type { Bench } from "./bench.ts";
import type { Variant } from "./pages/commands.ts";

/** One measure of the bench: what it does, and how it is judged. */
export interface Measure {
  readonly number: number;
  readonly title: string;
  take(bench: Bench): Promise<readonly Finding[]>;
}

/** What was found; some measures find more than one thing. */
export interface Finding {
  /** What of the measure this is about, where it has several. */
  readonly part?: string;
  /** With their units. */
  readonly figures: Readonly<Partial<Record<Variant, string>>>;
  readonly judgements: readonly Judgement[];
}

export interface Judgement {
  readonly goal: string;
  readonly found: string;
  readonly holds: boolean;
}

export function atMost(limit: number, of: string, found: number): Judgement {
  return { goal: `≤ ${limit} ${of}`, found: short(found), holds: found <= limit };
}

export function atLeast(limit: number, of: string, found: number): Judgement {
  return { goal: `≥ ${limit} ${of}`, found: short(found), holds: found >= limit };
}

/** A figure with three digits, or with none behind the point. */
export function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
