import type { DelayedEventRequest } from "../matrix/matrix-client-port.ts";
import type { DelayedEventEntry } from "./delayed-event-entry.ts";

/** State that says who is in a call. MSC3401 */
const MEMBER_STATE = new Set(["m.call.member", "org.matrix.msc3401.call.member"]);
/** Sticky events that do. MSC4143 */
const MEMBER_EVENTS = new Set(["m.rtc.member", "org.matrix.msc4143.rtc.member"]);

type Addressed = Pick<DelayedEventRequest, "type" | "stateKey">;

/** Whether an event says of the user, for one of their devices, whether they are in a call. */
export function isCallMembership({ type, stateKey }: Addressed): boolean {
  return stateKey === undefined ? MEMBER_EVENTS.has(type) : MEMBER_STATE.has(type);
}

/** Whether an event takes the user out of a call: clients take a membership that names no application for one that is over. */
export function isCallLeave(event: Pick<DelayedEventRequest, "type" | "stateKey" | "content">): boolean {
  const { application, memberships } = event.content as { application?: unknown; memberships?: unknown };
  const isJoined = application !== undefined || (Array.isArray(memberships) && memberships.length > 0);
  return isCallMembership(event) && !isJoined;
}

/**
 * Whether an event must not be cancelled, since that may leave somebody in a call who is not there: heartbeats, and leaves of
 * calls that the widget has not restarted yet. To end it is to send it.
 */
export function isLastWill({ kind, leavesCall }: DelayedEventEntry): boolean {
  return kind === "heartbeat" || leavesCall;
}
