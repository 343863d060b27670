/** Allows bursts of `capacity` and, in the long run, `perSecond`. */
export interface TokenBucket {
  /** False when there is none left. */
  take(): boolean;
}

export function createTokenBucket(
  capacity: number,
  perSecond: number,
  now: () => number = () => performance.now(),
): TokenBucket {
  let tokens = capacity;
  let filledAt = now();
  return {
    take() {
      if (tokens < 1) {
        const time = now();
        tokens = Math.min(capacity, tokens + ((time - filledAt) * perSecond) / 1000);
        filledAt = time;
      }
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
