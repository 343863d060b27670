import { createSeededRandom, drawAt, type SeededRandom } from "./seeded-random.ts";
import { LONGEST_RETRY_AFTER_MS, LONGEST_WAY_MS } from "./timings.ts";

/** What the network and what stands before the homeserver do with a request that leaves now. */
export type Condition =
  | { readonly kind: "fine" | "slow"; readonly wayMs: number }
  /** Fails at once. */
  | { readonly kind: "lost" }
  /** Says nothing for half a minute, then fails. */
  | { readonly kind: "hung" }
  /** The homeserver gets it, and its answer is lost. */
  | { readonly kind: "unanswered" }
  | { readonly kind: "limited"; readonly retryAfterMs: number }
  | { readonly kind: "broken"; readonly status: 500 | 502 | 503 };

interface Episode {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly condition: Condition;
}

export interface Downtime {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** One user's network, known in advance. */
export interface Weather {
  at(timeMs: number): Condition;
  /** Whether, at some time within, requests got through to the homeserver for so long, but for single ones. */
  isOpenWithin(fromMs: number, untilMs: number, forMs: number): boolean;
}

/** Single requests get lost in moments so short, at least this far apart. */
const MOMENT_MS = 200;
const MOMENTS_APART = 25;

export function createWeather(options: {
  readonly seed: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly downtimes: readonly Downtime[];
}): Weather {
  const { seed, fromMs, untilMs, downtimes } = options;
  const episodes = plan(createSeededRandom(seed), fromMs, untilMs);
  const isSingleLoss = (timeMs: number): boolean => {
    if (timeMs < fromMs || timeMs >= untilMs) return false;
    const moment = Math.floor(timeMs / MOMENT_MS);
    const stretch = Math.floor(moment / MOMENTS_APART);
    // In each stretch at most one moment, and none in its second half: so they keep their distance.
    const lost = Math.floor(drawAt(seed, stretch) * MOMENTS_APART * 2);
    return lost < MOMENTS_APART / 2 && moment % MOMENTS_APART === lost;
  };

  return {
    at(timeMs) {
      const episode = episodes.find((one) => one.fromMs <= timeMs && timeMs < one.untilMs);
      if (episode !== undefined) return episode.condition;
      if (isSingleLoss(timeMs)) return { kind: "lost" };
      return { kind: "fine", wayMs: Math.round(10 + 40 * drawAt(seed, Math.floor(timeMs))) };
    },
    isOpenWithin(from, until, forMs) {
      const closed = [...downtimes, ...episodes.filter(({ condition }) => condition.kind !== "slow")]
        .filter((one) => one.untilMs > from && one.fromMs < until)
        .sort((one, other) => one.fromMs - other.fromMs);
      let openSince = from;
      for (const one of closed) {
        if (one.fromMs - openSince >= forMs) return true;
        openSince = Math.max(openSince, one.untilMs);
      }
      return until - openSince >= forMs;
    },
  };
}

function plan(random: SeededRandom, fromMs: number, untilMs: number): readonly Episode[] {
  const episodes: Episode[] = [];
  let nextMs = fromMs + random.between(0, 60_000);
  while (nextMs < untilMs) {
    const { condition, lastsMs } = draw(random);
    const endMs = Math.min(untilMs, nextMs + lastsMs);
    episodes.push({ fromMs: nextMs, untilMs: endMs, condition });
    nextMs = endMs + random.between(2_000, 150_000);
  }
  return episodes;
}

function draw(random: SeededRandom): { readonly condition: Condition; readonly lastsMs: number } {
  const kind = random.pick(["lost", "hung", "unanswered", "limited", "broken", "slow", "outage"]);
  const lastsMs = random.between(500, 8_000);
  switch (kind) {
    case "outage":
      return { condition: { kind: "lost" }, lastsMs: random.between(5_000, 40_000) };
    case "limited": {
      const retryAfterMs = 1_000 * Math.round(random.between(1, LONGEST_RETRY_AFTER_MS / 1_000));
      return { condition: { kind, retryAfterMs }, lastsMs };
    }
    case "broken":
      return { condition: { kind, status: random.pick([500, 502, 503]) }, lastsMs };
    case "slow":
      return { condition: { kind, wayMs: random.between(300, LONGEST_WAY_MS) }, lastsMs: 3 * lastsMs };
    default:
      return { condition: { kind }, lastsMs };
  }
}
