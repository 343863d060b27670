import type { ISendDelayedEventDetails } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../core/widget-error.ts";
import { parseEventContent } from "./event-content.ts";
import { isRedactionType } from "./redaction.ts";
import type { EventToSend } from "./send-event.ts";
import { parseStickyDuration } from "./sticky-duration.ts";

export interface EventToSchedule extends EventToSend {
  readonly delayMs: number;
  readonly stickyDurationMs?: number | undefined;
}

/** MSC4140: hands an event to the homeserver to be sent later. Whatever is wrong, nothing is ever sent at once instead. */
export async function scheduleEvent(
  client: MatrixClientPort,
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
  const delayId = await client.scheduleEvent({
    roomId,
    type,
    content: parseEventContent(event.content),
    delayMs,
    ...(isState ? { stateKey } : {}),
    ...(stickyDurationMs === undefined ? {} : { stickyDurationMs: parseStickyDuration(stickyDurationMs) }),
  });
  return { roomId, delayId };
}
