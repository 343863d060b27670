import type { IdentityChange } from "../../core/permission/diff-identity.ts";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { Duration } from "../../core/permission/permission-record.ts";

/** Names a choice and says what follows from it. */
export interface Choice {
  readonly label: string;
  readonly detail: string;
}

/** What a policy can say that capabilities are needed for, with texts of its own. */
export type NeedPurpose = "call" | "stickers";

/** How long, since when, what for: the texts around permissions, in dialogs and in the permission manager. */
export interface PermissionMessages {
  /** To load its page. */
  readonly load: string;
  /** To prove who the user is. */
  readonly identity: string;
  readonly device: Readonly<Record<DeviceFeature, string>>;
  readonly durationLegend: string;
  readonly duration: Readonly<Record<Duration, Choice>>;
  /** One choice for all that a policy says a widget needs. */
  readonly need: Readonly<Record<NeedPurpose, Choice>>;
  /** The same for whatever else the app's policy names. */
  readonly otherNeed: { readonly label: (purpose: string) => string; readonly detail: string };
  readonly change: ChangeMessages;
  readonly manager: ManagerMessages;
}

/**
 * What is different from when the user decided. Names and ids come cleaned and isolated; undefined where there was, or
 * is, nothing.
 */
export interface ChangeMessages {
  /** Heads the changes. */
  readonly title: string;
  readonly of: Readonly<
    Record<
      Exclude<IdentityChange["what"], "data">,
      (before: string | undefined, now: string | undefined) => string
    >
  >;
  readonly data: (name: string, before: string | undefined, now: string | undefined) => string;
}

/** The permission manager. Days come in milliseconds since 1970. */
export interface ManagerMessages {
  readonly title: string;
  readonly empty: string;
  /** The same of one widget. */
  readonly emptyOfOne: string;
  readonly allowed: string;
  readonly denied: string;
  readonly nothingAllowed: string;
  readonly since: (atMs: number) => string;
  readonly lasts: Readonly<Record<Duration, string>>;
  /** Since when, and for how long. */
  readonly term: (since: string, lasts: string) => string;
  /** In place of a time: the app allows it, the user was not asked. */
  readonly byApp: string;
  /** The app gives it to the page whatever the user says. */
  readonly byAppPolicy: string;
  /** The widget is not the one that the user decided about. */
  readonly outdated: string;
  /** Heads what the widget did. */
  readonly activity: string;
  readonly noActivity: string;
  readonly sent: (count: number) => string;
  readonly read: (count: number) => string;
  readonly sentToDevices: (count: number) => string;
  readonly uploaded: (count: number) => string;
  readonly downloaded: (count: number) => string;
  readonly revoke: string;
  readonly revokeAll: string;
  readonly revokeDetail: string;
  /** Where the widget has scheduled something that is no part of a call. */
  readonly revokeAllCancels: string;
  /** Where the browser takes a device back only from a page that is loaded anew. */
  readonly revokeReloads: string;
  /** Opens the rooms to which what counts in every room can be limited. */
  readonly narrow: string;
  /** Does so. */
  readonly narrowTo: string;
  /** What follows. */
  readonly narrowDetail: string;
  readonly forget: string;
  readonly forgetDetail: string;
  /** A widget that was waved away asks no more. */
  readonly quiet: string;
  readonly coolingDown: (untilMs: number) => string;
  readonly askAgain: string;
  /** On the frame of a widget that holds something of high risk. */
  readonly highRiskLive: (widgetName: string) => string;
}
