import { type DelayedEventOptions, delayedEventOptions } from "../homeserver-options.ts";
import { forbidden, limitExceeded, notFound, RequestError } from "../http/request-error.ts";
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
  const options = delayedEventOptions(server.options);
  if (options === undefined) throw notFound("This homeserver has no delayed events");
  if (delayMs > options.maxDelayMs) throw tooLong(options);
  const own = server.delayedEvents.ofUser(draft.sender);
  if (own.length >= options.maxPerUser && options.rules !== "synapse-1.142") {
    const next = own[0];
    const waitMs = next === undefined ? options.maxDelayMs : Math.max(0, dueAt(next) - server.clock.now());
    throw limitExceeded(`You have ${own.length} delayed events scheduled, and may have no more`, waitMs);
  }
  return server.delayedEvents.schedule(roomId, draft, delayMs);
}

function tooLong({ rules, maxDelayMs }: Required<DelayedEventOptions>): RequestError {
  const message = `The requested delay exceeds the allowed maximum of ${maxDelayMs} ms`;
  if (rules !== "synapse-1.142") return forbidden(message);
  return new RequestError(400, "M_UNKNOWN", message, {
    "org.matrix.msc4140.errcode": "M_MAX_DELAY_EXCEEDED",
    "org.matrix.msc4140.max_delay": maxDelayMs,
  });
}
