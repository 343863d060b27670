import type { PlainDataSize } from "../../core/protocol/inspect-plain-data.ts";
import type { SessionLimit } from "../../core/session/session-limits.ts";
import type { SessionState } from "../../core/session/session-state.ts";
import type { Refusal } from "../actions/refusal.ts";
import type { UnreadMessage } from "../transport/unread.ts";
import type { ActivityFacts } from "./activity-facts.ts";

/** What became of a request. */
export type ActivityOutcome =
  | { readonly kind: "pending" }
  | { readonly kind: "answered" }
  /** `message` is what the widget was told, unless its data was refused; nothing of what a widget says that refuses. */
  | {
      readonly kind: "refused";
      readonly refusal?: Refusal | undefined;
      readonly message?: string | undefined;
    }
  /** The client or the homeserver failed, the latter with this status and code. */
  | {
      readonly kind: "failed";
      readonly httpStatus?: number | undefined;
      readonly errcode?: string | undefined;
    }
  | { readonly kind: "no-answer" }
  /** The document went away before. */
  | { readonly kind: "dropped" };

interface Entry {
  /** Counts up within a session. An entry that is told again under its id takes the place of the one before. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

interface Run extends Entry {
  /** So many alike in a row are one entry. */
  readonly count: number;
  /** When the last of them was. Milliseconds since 1970. */
  readonly lastAtMs: number;
}

interface Exchange extends Entry {
  readonly action: string;
  readonly facts: ActivityFacts;
  readonly outcome: ActivityOutcome;
  /** Milliseconds until the outcome; undefined while it is pending. */
  readonly durationMs: number | undefined;
  /** What may be shown of the message's data; only with `includeData`. */
  readonly data?: unknown;
  /** What may be shown of the answer; only with `includeData`. */
  readonly response?: unknown;
}

/** A request of the widget. */
export interface WidgetRequestEntry extends Exchange {
  readonly kind: "widget-request";
  readonly direction: "from-widget";
  readonly requestId: string;
  readonly size: PlainDataSize;
}

/** A request of the host or of the app, each by itself, with the widget's answer. */
export interface HostRequestEntry extends Exchange {
  readonly kind: "host-request";
  readonly direction: "to-widget";
}

/** Events that went to the widget. Their acknowledgement is the rule; only its absence is an entry. */
export interface DeliveryEntry extends Run {
  readonly kind: "delivery";
  readonly direction: "to-widget";
  readonly action: string;
  readonly facts: ActivityFacts;
  /** What may be shown of it; only with `includeData`, which makes each delivery an entry of its own. */
  readonly data?: unknown;
}

/** Deliveries that the widget refused, left unanswered for too long, or that cannot be sent to another window. */
export interface UnacknowledgedEntry extends Run {
  readonly kind: "unacknowledged";
  readonly direction: "from-widget";
  readonly outcome: "refused" | "no-answer" | "unsendable";
}

/** Messages that were not looked at further; action and id are the first one's. Too many of them end the session. */
export interface UnreadEntry extends Run, UnreadMessage {
  readonly kind: "unread";
  readonly direction: "from-widget";
}

/** What a document asked to be allowed to do, and what came of it; the first hundred capabilities of each. */
export interface NegotiationEntry extends Entry {
  readonly kind: "negotiation";
  readonly requested: readonly string[];
  readonly granted: readonly string[];
  readonly denied: readonly string[];
  /** What kept some of them from being considered. */
  readonly limit: SessionLimit | undefined;
}

/** The session is in another state: a document is loaded, ready, gone to another origin, stopped for its floods. */
export interface StateEntry extends Entry {
  readonly kind: "state";
  readonly status: SessionState["status"];
  /** Which document of the frame, where there is one. */
  readonly generation: number | undefined;
  /** Why it failed or ended. */
  readonly reason: string | undefined;
  readonly limit: SessionLimit | undefined;
}

/** The widget takes too long over what it is sent, or does not any more. See `WidgetSession.isBehind`. */
export interface BehindEntry extends Entry {
  readonly kind: "behind";
  readonly isBehind: boolean;
  readonly limit: SessionLimit | undefined;
}

/**
 * One thing that happened between a widget and its host. No entry holds a token, a password, the id of a delayed event
 * or the content of an event or file, but for `data` and `response`, which an app has to ask for, and which hold no
 * token, password or id of a delayed event either.
 */
export type ActivityEntry =
  | WidgetRequestEntry
  | HostRequestEntry
  | DeliveryEntry
  | UnacknowledgedEntry
  | UnreadEntry
  | NegotiationEntry
  | StateEntry
  | BehindEntry;
