/** How much one widget may schedule, whatever the homeserver allows. */
export interface DelayedEventPolicy {
  /** How many may wait at once. @default 10 */
  readonly maxScheduled: number;
  /** Longest delay, in milliseconds. @default 86_400_000 */
  readonly maxDelayMs: number;
}

export const DEFAULT_DELAYED_EVENT_POLICY: DelayedEventPolicy = { maxScheduled: 10, maxDelayMs: 86_400_000 };
