import { createTokenBucket } from "./token-bucket.ts";

/** How much a widget may send. Real widgets stay far below: a call restarts its delayed event every few seconds. */
export interface FloodLimits {
  /** Requests handled at once after a quiet time, and per second in the long run. */
  readonly requestBurst: number;
  readonly requestsPerSecond: number;
  /** Useless messages endured: refused for their rate or shape, or meant for nobody. */
  readonly uselessBurst: number;
  readonly uselessPerSecond: number;
}

export const DEFAULT_FLOOD_LIMITS: FloodLimits = {
  requestBurst: 1_000,
  requestsPerSecond: 250,
  uselessBurst: 3_000,
  uselessPerSecond: 50,
};

/** Judges how much a widget sends. */
export interface FloodGuard {
  /** Whether one more request may be handled now. */
  admitRequest(): boolean;
  /** Counts a useless message; false when there were too many to go on. */
  endureUseless(): boolean;
}

export function createFloodGuard(limits: FloodLimits = DEFAULT_FLOOD_LIMITS): FloodGuard {
  const requests = createTokenBucket(limits.requestBurst, limits.requestsPerSecond);
  const useless = createTokenBucket(limits.uselessBurst, limits.uselessPerSecond);
  return { admitRequest: () => requests.take(), endureUseless: () => useless.take() };
}
