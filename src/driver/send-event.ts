import type { ISendEventDetails } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { parseEventContent } from "./event-content.ts";
import { isRedactionType, parseRedaction } from "./redaction.ts";
import { parseStickyDuration } from "./sticky-duration.ts";

export interface EventToSend {
  readonly roomId: string;
  readonly type: string;
  readonly content: unknown;
  /** Present (also empty): a state event. */
  readonly stateKey: string | null | undefined;
}

/** Sends through the endpoint that the request means: `/state` with a state key, `/redact` for redactions, else `/send`. */
export async function sendEvent(client: MatrixClientPort, event: EventToSend): Promise<ISendEventDetails> {
  const { roomId, type, stateKey } = event;
  const content = parseEventContent(event.content);
  if (typeof stateKey === "string") {
    return { roomId, eventId: await client.sendState(roomId, type, stateKey, content) };
  }
  if (isRedactionType(type)) {
    const redaction = parseRedaction(content);
    return { roomId, eventId: await client.redact(roomId, redaction.redacts, redaction.content) };
  }
  return { roomId, eventId: await client.sendEvent(roomId, type, content) };
}

/** MSC4407: sends a message-like event that stays sticky for the given milliseconds. */
export async function sendStickyEvent(
  client: MatrixClientPort,
  event: Omit<EventToSend, "stateKey">,
  stickyDurationMs: number,
): Promise<ISendEventDetails> {
  const { roomId, type } = event;
  const content = parseEventContent(event.content);
  const eventId = await client.sendStickyEvent(roomId, type, content, parseStickyDuration(stickyDurationMs));
  return { roomId, eventId };
}
