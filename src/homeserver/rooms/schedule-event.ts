import { delayedEventLimits } from "../homeserver-options.ts";
import { forbidden, limitExceeded } from "../http/request-error.ts";
import { type DelayedEvent, dueAt } from "../state/delayed-events.ts";
import type { ServerState } from "../state/server-state.ts";
import { checkFormat } from "./check-format.ts";
import type { NewEvent } from "./send-event.ts";

/** MSC4140: takes an event to be sent later, within the limits. Whether the room allows it is asked when it is sent. */
export function scheduleEvent(
  server: ServerState,
  roomId: string,
  draft: NewEvent,
  delayMs: number,
): DelayedEvent {
  checkFormat(draft);
  const limits = delayedEventLimits(server.options);
  if (limits === undefined || delayMs > limits.maxDelayMs) {
    throw forbidden(`The requested delay exceeds the allowed maximum of ${limits?.maxDelayMs ?? 0} ms`);
  }
  const own = server.delayedEvents.ofUser(draft.sender);
  if (own.length >= limits.maxPerUser) {
    const next = own[0];
    const waitMs = next === undefined ? limits.maxDelayMs : Math.max(0, dueAt(next) - server.clock.now());
    throw limitExceeded(`You have ${own.length} delayed events scheduled, and may have no more`, waitMs);
  }
  return server.delayedEvents.schedule(roomId, draft, delayMs);
}
