import type { Variant } from "./commands.ts";

/** A homeserver with a room that its one user may do anything in. */
export interface BenchHomeserver {
  readonly url: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  readonly roomId: string;
}

export interface HeartbeatSetup {
  readonly variant: Variant;
  readonly widgetOrigin: string;
  readonly homeserver: BenchHomeserver;
}

/** What the bench tells the page whose widget has a heartbeat. Figures are milliseconds, one for each time. */
export type HeartbeatCommand =
  | { readonly kind: "mount"; readonly setup: HeartbeatSetup }
  /** From the widget's `postMessage` to the host's `fetch`. */
  | { readonly kind: "restarts"; readonly times: number }
  /** A bare `fetch` by the host for the same, to its answer. */
  | { readonly kind: "fetches"; readonly times: number }
  | { readonly kind: "unmount" }
  | { readonly kind: "probe"; readonly widgetOrigin: string };
