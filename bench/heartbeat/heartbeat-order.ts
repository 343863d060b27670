/** What the host page asks of the widget over the bench's own port; the widget posts one answer to each. */
export type HeartbeatOrder =
  /** Answered with the widget's `performance.now()`. */
  | { readonly kind: "tell the time" }
  /** Answered with the delay id. */
  | { readonly kind: "schedule"; readonly delayMs: number }
  /** Answered with the times at which the restarts were posted, by the widget's clock. */
  | { readonly kind: "restart"; readonly delayId: string; readonly times: number };
