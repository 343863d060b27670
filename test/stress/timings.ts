/** How the calls are set up: as Element Call's sample configuration has it, with retries for as long as it takes. */
export const TIMINGS = {
  delayedLeaveEventDelayMs: 18_000,
  delayedLeaveEventRestartMs: 4_000,
  delayedLeaveEventRestartLocalTimeoutMs: 2_000,
  networkErrorRetryMs: 1_000,
  maximumNetworkErrorRetryCount: 1_000,
  maximumRateLimitRetryCount: 1_000,
} as const;

/** The longest that a homeserver which limits requests asks to wait: less than the margin of a heartbeat. */
export const LONGEST_RETRY_AFTER_MS = 5_000;
/** How long a request takes in slow times, each way. */
export const LONGEST_WAY_MS = 1_500;

/**
 * Who tries again after a failure has tried within this time: the longest wait that can be asked for, one single request
 * lost and repeated, and the way to the homeserver.
 */
export const SURE_TRY_MS = LONGEST_RETRY_AFTER_MS + TIMINGS.networkErrorRetryMs + LONGEST_WAY_MS + 500;

export const MEMBER_TYPE = "org.matrix.msc3401.call.member";
