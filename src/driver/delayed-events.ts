import type { ISendDelayedEventDetails } from "matrix-widget-api";
import type { DelayedEventAction, DelayedEventRequest } from "../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { MatrixWidgetDriverOptions } from "./driver-options.ts";
import { parseEventContent } from "./event-content.ts";
import { isRedactionType } from "./redaction.ts";
import type { EventToSend } from "./send-event.ts";
import { parseStickyDuration } from "./sticky-duration.ts";

export interface EventToSchedule extends EventToSend {
  readonly delayMs: number;
  readonly stickyDurationMs?: number | undefined;
}

/** The homeserver, and the widget's ledger where there is one. */
type DelayedEventAccess = Pick<MatrixWidgetDriverOptions, "client" | "delayedEvents">;

/** MSC4140: hands an event to the homeserver to be sent later. Whatever is wrong, nothing is ever sent at once instead. */
export async function scheduleEvent(
  { client, delayedEvents: ledger }: DelayedEventAccess,
  event: EventToSchedule,
): Promise<ISendDelayedEventDetails> {
  const { roomId, type, stateKey, delayMs, stickyDurationMs } = event;
  if (!Number.isSafeInteger(delayMs) || delayMs <= 0) {
    throw new WidgetError(
      "invalid-argument",
      "The delay is no whole number of milliseconds above zero, so nothing was scheduled.",
    );
  }
  const isState = typeof stateKey === "string";
  if (!isState && isRedactionType(type)) {
    // Homeservers ignore a delay on `/redact` and redact at once.
    throw new WidgetError(
      "unsupported",
      "A redaction cannot be delayed: homeservers would carry it out at once. Nothing was scheduled.",
    );
  }
  const request: DelayedEventRequest = {
    roomId,
    type,
    content: parseEventContent(event.content),
    delayMs,
    ...(isState ? { stateKey } : {}),
    ...(stickyDurationMs === undefined ? {} : { stickyDurationMs: parseStickyDuration(stickyDurationMs) }),
  };
  const ask = () => client.scheduleEvent(request);
  return { roomId, delayId: await (ledger === undefined ? ask() : ledger.schedule(request, ask)) };
}

/** MSC4157: each action is a request of its own, and leaves at once. */
export function updateDelayedEvent(
  { client, delayedEvents: ledger }: DelayedEventAccess,
  delayId: string,
  action: DelayedEventAction,
): Promise<void> {
  const ask = () => client.updateDelayedEvent(delayId, action);
  return ledger === undefined ? ask() : ledger.update(delayId, action, ask);
}
