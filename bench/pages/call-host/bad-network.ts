/** What became of a request on its way. */
export type Fault =
  /** It never reaches the homeserver. */
  | "lost"
  /** The homeserver gets it, and its answer is lost. */
  | "unanswered"
  /** A gateway before the homeserver refuses it with 502. */
  | "refused";

export interface SentRequest {
  readonly path: string;
  readonly leftAtMs: number;
  readonly roundTripMs: number;
  readonly fault: Fault | undefined;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
}

/** A `fetch` on which a share of the requests fails, each way as often: by a seed, so that the same ones fail again. */
export function badNetwork(options: {
  readonly seed: number;
  readonly share: number;
  readonly onDone: (request: SentRequest) => void;
}): typeof fetch {
  const random = seededRandom(options.seed);
  const faults: readonly Fault[] = ["lost", "unanswered", "refused"];

  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const [draw, which] = [random(), random()];
    const fault = draw < options.share ? faults[Math.floor(which * faults.length)] : undefined;
    const leftAtMs = Date.now();
    let status: number | undefined;
    try {
      if (fault === "lost") throw new TypeError("Failed to fetch");
      const answer =
        fault === "refused" ? new Response("Bad gateway", { status: 502 }) : await fetch(input, init);
      if (fault === "unanswered") throw new TypeError("Failed to fetch");
      status = answer.status;
      return answer;
    } finally {
      options.onDone({ path: pathname, leftAtMs, roundTripMs: Date.now() - leftAtMs, fault, status });
    }
  };
}

/** Mulberry32: numbers below one. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
