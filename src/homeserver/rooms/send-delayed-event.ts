import { RequestError } from "../http/request-error.ts";
import type { DelayedEvent } from "../state/delayed-events.ts";
import type { ServerState } from "../state/server-state.ts";
import { sendEvent } from "./send-event.ts";

/** Sends a delayed event that is due. What the rules no longer allow is dropped: permission is asked when sending. */
export function sendDelayedEvent(server: ServerState, due: DelayedEvent, originServerTs: number): void {
  const room = server.rooms.get(due.roomId);
  if (room === undefined) return;
  try {
    sendEvent(server, room, { ...due.draft, originServerTs });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
  }
}
