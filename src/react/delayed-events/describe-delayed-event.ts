import { isCallMembership } from "../../core/delayed-events/call-leave.ts";
import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { describeEvent, describeState } from "../words/describe-events.ts";

/** What will be sent, in the words in which it was asked for. */
export function describeDelayedEvent(
  entry: DelayedEventEntry,
  { userId, messages }: { readonly userId: string; readonly messages: WidgetMessages },
): string {
  const { type, stateKey } = entry;
  if (endsCall(entry)) return messages.delayedEvent.leaveCall;
  if (stateKey !== undefined) {
    const capability = { kind: "state-event", direction: "send", eventType: type, stateKey } as const;
    return describeState(capability, messages.capability, { roomId: entry.roomId, userId }).sentence;
  }
  if (type === "m.room.message") return messages.delayedEvent.message;
  return describeEvent({ kind: "event", direction: "send", eventType: type }, messages.capability).sentence;
}

/** Whether sending it is leaving a call: what holds a place in one, restarted or not yet. */
export function endsCall(entry: DelayedEventEntry): boolean {
  return entry.leavesCall || (entry.kind === "heartbeat" && isCallMembership(entry));
}
