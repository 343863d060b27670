import type { MatrixClient } from "matrix-js-sdk";
import type { DelayedEventRequest } from "../../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../../core/widget-error.ts";
import { encryptForRoom, type WireEvent } from "../send/encryption.ts";
import { putJson } from "../send/put-json.ts";
import { requireFeature } from "../services/server-features.ts";
import { askInTurn } from "./ask-in-turn.ts";
import { generationOf } from "./generation.ts";
import { requireDelayWithinLimits } from "./limits.ts";

interface Answer {
  readonly delay_id?: unknown;
}

/** MSC4140. A message-like event is encrypted now, with the room's key of this moment, and waits as ciphertext. */
export async function scheduleEvent(client: MatrixClient, request: DelayedEventRequest): Promise<string> {
  const { roomId, stateKey, delayMs, stickyDurationMs } = request;
  const { schedulingPrefixes, mayBeOlder } = await generationOf(client);
  if (!Number.isSafeInteger(delayMs) || delayMs <= 0) {
    const message = `Nothing was scheduled: ${delayMs} is no delay. Give whole milliseconds above zero.`;
    throw new WidgetError("invalid-argument", message);
  }
  await requireDelayWithinLimits(client, delayMs);
  const isSticky = stateKey === undefined && stickyDurationMs !== undefined;
  if (isSticky) await requireFeature(client, "sticky-events");
  const query: Record<string, number> = isSticky
    ? { "org.matrix.msc4354.sticky_duration_ms": stickyDurationMs }
    : {};
  const { type, content } = await toWire(client, request);
  const txnId = client.makeTxnId();

  const byEndpoint = (prefix: string) => () => {
    const body = { delay_ms: delayMs, ...(stateKey !== undefined && { state_key: stateKey }), content };
    return putJson<Answer>(client, ["rooms", roomId, "delayed_event", type, txnId], body, { query, prefix });
  };
  const byQuery = () => {
    const path = stateKey === undefined ? ["send", type, txnId] : ["state", type, stateKey];
    const delayed = { ...query, "org.matrix.msc4140.delay": delayMs };
    return putJson<Answer>(client, ["rooms", roomId, ...path], content, { query: delayed });
  };
  // The query form last, and never where the endpoint is there: a homeserver that does not know it sends at once.
  const forms = [...schedulingPrefixes.map(byEndpoint), ...(mayBeOlder ? [byQuery] : [])];
  return delayIdIn(await askInTurn(client, "schedule", forms));
}

async function toWire(client: MatrixClient, request: DelayedEventRequest): Promise<WireEvent> {
  const { roomId, type, content, stateKey } = request;
  return stateKey === undefined ? encryptForRoom(client, roomId, type, content) : { type, content };
}

function delayIdIn({ delay_id: delayId }: Answer): string {
  if (typeof delayId === "string") return delayId;
  const message =
    "The homeserver answered a delayed event without a delay id: it may have sent the event at once.";
  throw new WidgetError("unsupported", message);
}
