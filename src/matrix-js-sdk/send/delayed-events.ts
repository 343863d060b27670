import type { MatrixClient, StateEvents, TimelineEvents } from "matrix-js-sdk";
import type { DelayedEventAction, DelayedEventRequest } from "../../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../../core/widget-error.ts";
import { requireFeature } from "../services/server-features.ts";
import { encryptForRoom } from "./encryption.ts";

type StateType = keyof StateEvents;
type TimelineType = keyof TimelineEvents;

/** MSC4140. A message-like event is encrypted now, with the room's key of this moment, and waits as ciphertext. */
export async function scheduleEvent(client: MatrixClient, request: DelayedEventRequest): Promise<string> {
  await requireFeature(client, "delayed-events");
  if (!Number.isSafeInteger(request.delayMs) || request.delayMs <= 0) {
    const message = `Nothing was scheduled: ${request.delayMs} is no delay. Give whole milliseconds above zero.`;
    throw new WidgetError("invalid-argument", message);
  }
  const { delay_id: delayId } =
    request.stateKey === undefined
      ? await scheduleMessageLike(client, request)
      : await scheduleState(client, request, request.stateKey);
  if (typeof delayId === "string") return delayId;
  const message =
    "The homeserver answered a delayed event without a delay id: it may have sent the event at once.";
  throw new WidgetError("unsupported", message);
}

export async function updateDelayedEvent(
  client: MatrixClient,
  delayId: string,
  action: DelayedEventAction,
): Promise<void> {
  await requireFeature(client, "delayed-events");
  // Each falls back to the older form of the endpoint where the server does not know the newer one.
  if (action === "cancel") await client._unstable_cancelScheduledDelayedEvent(delayId);
  else if (action === "restart") await client._unstable_restartScheduledDelayedEvent(delayId);
  else await client._unstable_sendScheduledDelayedEvent(delayId);
}

function scheduleState(
  client: MatrixClient,
  { roomId, type, content, delayMs }: DelayedEventRequest,
  stateKey: string,
): Promise<{ delay_id?: unknown }> {
  // The SDK's types list the types it knows; the homeserver takes every one. So below.
  return client._unstable_sendDelayedStateEvent(
    roomId,
    { delay: delayMs },
    type as StateType,
    content as StateEvents[StateType],
    stateKey,
  );
}

async function scheduleMessageLike(
  client: MatrixClient,
  { roomId, type, content, delayMs, stickyDurationMs }: DelayedEventRequest,
): Promise<{ delay_id?: unknown }> {
  if (stickyDurationMs !== undefined) await requireFeature(client, "sticky-events");
  const wire = await encryptForRoom(client, roomId, type, content);
  const wireType = wire.type as TimelineType;
  const wireContent = { ...wire.content } as TimelineEvents[TimelineType];
  const delay = { delay: delayMs };
  return stickyDurationMs === undefined
    ? client._unstable_sendDelayedEvent(roomId, delay, null, wireType, wireContent)
    : client._unstable_sendStickyDelayedEvent(roomId, stickyDurationMs, delay, null, wireType, wireContent);
}
