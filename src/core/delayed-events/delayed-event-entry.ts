/** Who ended it before its time: the widget, the user in the app, or the host because the widget lost its permission. */
export type EndedBy = "widget" | "user" | "host";

/** Why a restart did not get through; the event still waits on the homeserver. */
export type RiskReason =
  /** No answer at all. */
  | "unreachable"
  /** 429: too many requests. */
  | "rate-limited"
  /** 5xx: the homeserver, or what stands before it, has troubles of its own. */
  | "server-error"
  /** Any other refusal. */
  | "refused";

/** Where a delayed event stands, as far as this client knows. */
export type DelayedEventState =
  | { readonly status: "scheduled" }
  /** Restarts are on their way, several at a time where the widget is in a hurry. */
  | { readonly status: "restarting"; readonly inFlight: number }
  /** The last restart failed. The next one that gets through puts it right. */
  | { readonly status: "at-risk"; readonly reason: RiskReason; readonly inFlight: number }
  | EndedState;

export type EndedState = {
  /** Milliseconds since 1970, by this machine's clock. */
  readonly atMs: number;
} & (
  | {
      readonly status: "sent";
      /** `due`: it came with its id. `presumed`: its time is over, and the homeserver has it no longer. */
      readonly reason: "due" | "presumed" | EndedBy;
    }
  | { readonly status: "cancelled"; readonly reason: EndedBy }
  /** Another user has set the state it was to set. */
  | { readonly status: "overridden"; readonly reason: "state" }
  /** A restart came `late`, or the homeserver does not know it any more for a reason that is `unknown`. */
  | { readonly status: "lost"; readonly reason: "late" | "unknown" }
  /** The homeserver refused to send it. */
  | { readonly status: "failed"; readonly reason: "refused" }
);

export interface LastRestart {
  readonly atMs: number;
  readonly roundTripMs: number;
  /** How long before the event was due the answer came; below zero: it came too late to be sure. */
  readonly marginMs: number;
}

/** How well a heartbeat holds. All times are this machine's own. */
export interface RestartFigures {
  /** Those that got through. */
  readonly count: number;
  /** Those of them that the host made in the widget's place, while the page was hidden. */
  readonly assisted: number;
  /** Those that failed since the last one that got through. */
  readonly missed: number;
  readonly last?: LastRestart | undefined;
  readonly leastMarginMs?: number | undefined;
}

/** One delayed event of one widget (MSC4140), without its content and without its id, which would give power over it. */
export interface DelayedEventEntry {
  /** SHA-256 of the delay id, where the page is a secure one. */
  readonly id: string;
  /** The identity of the widget that scheduled it: the only one that may restart, cancel or send it. */
  readonly owner: string;
  /** What the widget calls itself: its author's word. */
  readonly widgetName: string;
  /** Which of the widget's sessions scheduled it. */
  readonly session: string;
  readonly roomId: string;
  readonly type: string;
  readonly stateKey?: string | undefined;
  readonly stickyDurationMs?: number | undefined;
  /** SHA-256 of the content's JSON; undefined where the page is no secure one. */
  readonly contentDigest?: string | undefined;
  readonly delayMs: number;
  readonly scheduledAtMs: number;
  /** When the request left that scheduled or last restarted it. */
  readonly runningSinceMs: number;
  /** When the homeserver says it is due, by its own clock; undefined since the last restart, or where it does not say. */
  readonly serverDueAtMs?: number | undefined;
  /** A heartbeat once the widget has tried to restart it, or at once where it takes a heartbeat's place; else a message. */
  readonly kind: "heartbeat" | "message";
  /** Whether it takes the user out of a call, as a call's heartbeat does; known from the moment it was scheduled. */
  readonly leavesCall: boolean;
  readonly restarts: RestartFigures;
  readonly state: DelayedEventState;
}

export type EndedEntry = DelayedEventEntry & { readonly state: EndedState };

/** Whether the event still waits on the homeserver, as far as is known. */
export function isWaiting({ state }: DelayedEventEntry): boolean {
  return state.status === "scheduled" || state.status === "restarting" || state.status === "at-risk";
}

export function hasEnded(entry: DelayedEventEntry): entry is EndedEntry {
  return !isWaiting(entry);
}
