import type { SessionLimits } from "../../core/session/session-limits.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** Judges how much a widget sends. */
export interface FloodGuard {
  /** Whether one more request may be handled now. */
  admitRequest(): boolean;
  /** Counts a useless message; false when there were too many to go on. */
  endureUseless(): boolean;
}

export function createFloodGuard(limits: SessionLimits): FloodGuard {
  const requests = createTokenBucket(limits.requestBurst, limits.requestsPerSecond);
  const useless = createTokenBucket(limits.uselessMessageBurst, limits.uselessMessagesPerSecond);
  return { admitRequest: () => requests.take(), endureUseless: () => useless.take() };
}
