import type { EndedBy, RiskReason } from "../../core/delayed-events/delayed-event-entry.ts";

/** How well a heartbeat holds. */
export type HeartbeatHealth = "healthy" | "at-risk" | "lost";

/** What is done with a delayed event when the user says so: `leave` sends a heartbeat. */
export type DelayedEventChoice = "leave" | "send" | "cancel";

/** What widgets will send as the user, and the heartbeats of calls. Times and lengths come in milliseconds. */
export interface DelayedEventMessages {
  /** Heads the list. */
  readonly title: string;
  readonly empty: string;
  /** A button, where only the first are shown: how many more there are. */
  readonly showMore: (count: number) => string;
  readonly showFewer: string;
  /** What a call's heartbeat does once nobody restarts it. */
  readonly leaveCall: string;
  /** What is said of `m.room.message`. */
  readonly message: string;
  /** Which widget, in which room; both cleaned. */
  readonly origin: (widgetName: string, roomName: string) => string;
  /** The same for a heartbeat, which is sent only if it falls silent. */
  readonly heartbeatOrigin: (widgetName: string, roomName: string) => string;
  /** Stands for the name of a room that this client does not know. */
  readonly unknownRoom: string;
  /** A distance from now; below zero: ago. */
  readonly relative: (awayMs: number) => string;
  readonly duration: (lengthMs: number) => string;
  readonly moment: (atMs: number) => string;
  /** The moment as this client reckons it, where the homeserver has not said. */
  readonly about: (moment: string) => string;
  readonly overdue: string;
  readonly scheduled: string;
  readonly health: Readonly<Record<HeartbeatHealth, string>>;
  /** For the heartbeat that is announced beside a widget's frame. */
  readonly heartbeat: Readonly<Record<HeartbeatHealth, string>>;
  readonly lastBeat: string;
  /** Where there was none yet. */
  readonly noBeat: string;
  /** Heads how long the next beat may still take. */
  readonly margin: string;
  readonly marginOf: (left: string, whole: string) => string;
  /** Heads how many beats in a row did not get through. */
  readonly missed: string;
  readonly missedBeats: (count: number) => string;
  /** Heads how many beats this app made in the widget's place, while its page was hidden; only where there were any. */
  readonly assisted: string;
  readonly assistedBeats: (count: number) => string;
  readonly risk: Readonly<Record<RiskReason, string>>;
  readonly sent: Readonly<Record<"due" | "presumed" | EndedBy, string>>;
  /** Where a heartbeat was sent because it was due. */
  readonly sentHeartbeat: string;
  readonly cancelled: Readonly<Record<EndedBy, string>>;
  readonly overridden: string;
  readonly lost: Readonly<Record<"late" | "unknown", string>>;
  readonly failed: string;
  /** A button. */
  readonly act: Readonly<Record<DelayedEventChoice, string>>;
  /** The same button for those who do not see which event it stands beside. */
  readonly actOn: (act: string, what: string, widgetName: string) => string;
  /** What will happen, before it does. */
  readonly consequence: Readonly<Record<DelayedEventChoice, string>>;
  readonly confirm: Readonly<Record<DelayedEventChoice, string>>;
  /** Does nothing after all. */
  readonly keep: string;
  /** What a widget has scheduled that is no part of a call. */
  readonly waiting: (count: number) => string;
  readonly cancelWaiting: string;
  readonly waitingCancelled: string;
  readonly actFailed: string;
  /** Announces what has become of an event. */
  readonly news: (what: string, state: string) => string;
}
