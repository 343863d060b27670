import type { BackOff } from "./back-off.ts";
import type { Permission } from "./permission.ts";
import type { WidgetAppearance, WidgetIdentity } from "./widget-identity.ts";

/** How long a decision lasts. */
export type Duration =
  /** As long as the document that asked. */
  | "once"
  /** In memory, across reload and remount of the frame, until the user signs out or the tab is closed. */
  | "session"
  /** Kept for this widget in this room, until it changes or the user takes it back. */
  | "remember";

/** Of the questions as the user sees them now; recorded with every decision. */
export const DIALOG_VERSION = 1;

/** What the user decided about one permission. */
export interface Decision {
  readonly verdict: "granted" | "denied";
  readonly duration: Duration;
  /** When, in milliseconds since 1970. */
  readonly atMs: number;
  /** Which questions the user saw; see `DIALOG_VERSION`. */
  readonly dialogVersion: number;
}

/** Everything a user decided about one widget. A plain value: change it with the functions of `change-record.ts`. */
export interface PermissionRecord {
  readonly identity: WidgetIdentity;
  /** As it was at the last decision. */
  readonly appearance: WidgetAppearance;
  readonly decisions: ReadonlyMap<Permission, Decision>;
  readonly backOff: BackOff;
  /** What another client of the user's had granted: no grant here, offered once in the next question. */
  readonly suggested: ReadonlySet<Permission>;
}

export function emptyRecord(identity: WidgetIdentity, appearance: WidgetAppearance): PermissionRecord {
  return {
    identity,
    appearance,
    decisions: new Map(),
    backOff: { state: "asking", dismissals: 0 },
    suggested: new Set(),
  };
}
