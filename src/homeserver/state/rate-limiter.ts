import type { Clock } from "../clock.ts";

/** How often something may be asked for: so many times at once, and then so often. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A leaky bucket for each who asks. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { readonly level: number; readonly at: number }>();

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Counts one request; undefined when it may pass, else how many milliseconds to wait. */
  take(who: string): number | undefined {
    const { perSecond, burst } = this.#rate;
    const now = this.#clock.now();
    const { level, at } = this.#buckets.get(who) ?? { level: 0, at: now };
    const left = Math.max(0, level - ((now - at) / 1000) * perSecond);
    if (left + 1 > burst) return Math.ceil(((left + 1 - burst) / perSecond) * 1000);
    this.#buckets.set(who, { level: left + 1, at: now });
    return undefined;
  }
}
