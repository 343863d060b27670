import type { DelayedEventEntry } from "../../../src/index.ts";
import type { SentRequest } from "./bad-network.ts";

/** What the page is told in its URL. */
export interface CallSetup {
  readonly homeserverUrl: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  readonly roomId: string;
  readonly widgetOrigin: string;
  readonly durationMs: number;
  readonly seed: number;
  /** Of the requests, how many fail. */
  readonly share: number;
}

/** What the page saw, told at the end. */
export interface CallReport {
  /** In the order they were done. */
  readonly requests: readonly SentRequest[];
  readonly hungUpAtMs: number;
  /** What the widget answered when it was told to hang up. */
  readonly hangUp: unknown;
  /** The ledger. */
  readonly entries: readonly DelayedEventEntry[];
}
