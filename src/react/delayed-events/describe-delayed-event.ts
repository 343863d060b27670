import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { describeEvent, describeState } from "../words/describe-events.ts";
import { EVENT_KINDS, STATE_KINDS } from "../words/known-types.ts";

/** What will be sent, in the words in which it was asked for. */
export function describeDelayedEvent(
  entry: DelayedEventEntry,
  { userId, messages }: { readonly userId: string; readonly messages: WidgetMessages },
): string {
  const { type, stateKey } = entry;
  if (isCallHeartbeat(entry)) return messages.delayedEvent.leaveCall;
  if (stateKey !== undefined) {
    const capability = { kind: "state-event", direction: "send", eventType: type, stateKey } as const;
    return describeState(capability, messages.capability, { roomId: entry.roomId, userId }).sentence;
  }
  if (type === "m.room.message") return messages.delayedEvent.message;
  return describeEvent({ kind: "event", direction: "send", eventType: type }, messages.capability).sentence;
}

/** Whether it holds a place in a call: sending it is leaving. */
export function isCallHeartbeat({ kind, type, stateKey }: DelayedEventEntry): boolean {
  if (kind !== "heartbeat") return false;
  return stateKey === undefined
    ? EVENT_KINDS.get(type) === "call-membership"
    : STATE_KINDS.get(type) === "call-members";
}
