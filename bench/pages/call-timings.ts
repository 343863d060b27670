/** How the membership manager of the call is set up: short, so that ten minutes hold some hundred heartbeats. */
export const TIMINGS = {
  /** What the homeserver waits for a sign of life before it takes the member out of the call. */
  delayedLeaveEventDelayMs: 6_000,
  delayedLeaveEventRestartMs: 2_000,
  delayedLeaveEventRestartLocalTimeoutMs: 1_000,
  networkErrorRetryMs: 500,
} as const;

export const MEMBER_TYPE = "org.matrix.msc3401.call.member";
export const WIDGET_ID = "call";
