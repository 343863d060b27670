/** How long the host restarts heartbeats (MSC4140) in the place of a widget that the browser slows down in a hidden page. */
export interface HeartbeatAssistance {
  /** How often for one heartbeat, until the page is seen again. @default 2_000 */
  readonly maxRestarts: number;
  /** How long after the page was hidden, in milliseconds. @default 14_400_000, four hours */
  readonly maxHiddenMs: number;
  /**
   * How long after the widget's own last restart, in milliseconds: even the timers of hidden pages come once a minute, so a
   * widget that answers but does not restart for much longer has given up. @default 180_000
   */
  readonly maxUnattendedMs: number;
}

export const DEFAULT_HEARTBEAT_ASSISTANCE: HeartbeatAssistance = {
  maxRestarts: 2_000,
  maxHiddenMs: 14_400_000,
  maxUnattendedMs: 180_000,
};

/** What assistance needs of the page that shows the widget. */
export interface AssistedPage {
  isHidden(): boolean;
  /** Calls back whenever the page was hidden or is seen again, until undone. */
  subscribe(listener: () => void): () => void;
  /** Runs a task in so many milliseconds, in a hidden page too; gives what calls it off. */
  after(ms: number, task: () => void): () => void;
  /** Whether the widget's document, asked just now, gives a sign of life; false where it may not restart anything any more. */
  isAlive(): Promise<boolean>;
}
