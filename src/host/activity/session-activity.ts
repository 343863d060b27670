import type { ActivityEntry } from "./activity-entry.ts";

export interface ActivityOptions {
  /** How many entries are kept for `recent()`; with 0 nothing is recorded while nobody has subscribed. @default 200 */
  readonly size?: number | undefined;
  /**
   * Whether entries hold what was said: contents of events, files. What no action declares as fit to be shown stays out:
   * tokens, passwords, ids of delayed events, contents of to-device messages. Nor is anything kept that holds more than
   * 64 KiB of text. @default false
   */
  readonly includeData?: boolean | undefined;
}

/** What a widget does and is told, for an inspector or a list of what it did. */
export interface SessionActivity {
  /** The newest entries, the oldest of them first; a new list each time. */
  recent(): readonly ActivityEntry[];
  /** Calls back with every entry when it begins, and again each time it changes. */
  subscribe(listener: (entry: ActivityEntry) => void): () => void;
}
