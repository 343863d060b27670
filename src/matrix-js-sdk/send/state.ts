import type { MatrixClient, StateEvents } from "matrix-js-sdk";
import { requirePathParts } from "./path-parts.ts";

type StateType = keyof StateEvents;

export async function sendState(
  client: MatrixClient,
  roomId: string,
  type: string,
  stateKey: string,
  content: Readonly<Record<string, unknown>>,
): Promise<string> {
  requirePathParts(type, stateKey);
  // The SDK's types list the types it knows; the homeserver takes every one.
  const { event_id: eventId } = await client.sendStateEvent(
    roomId,
    type as StateType,
    content as StateEvents[StateType],
    stateKey,
  );
  return eventId;
}
