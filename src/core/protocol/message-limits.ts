import type { SessionLimits } from "../session/session-limits.ts";

/** How much one message may carry. Counted over the whole message, without serialising it. */
export type MessageLimits = Pick<
  SessionLimits,
  "messageDepth" | "messageEntries" | "messageTextLength" | "messageBytes"
>;
