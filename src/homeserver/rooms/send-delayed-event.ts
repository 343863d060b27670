import { delayedEventOptions } from "../homeserver-options.ts";
import { notFound, RequestError } from "../http/request-error.ts";
import type { DelayedEvent } from "../state/delayed-events.ts";
import type { ServerState } from "../state/server-state.ts";
import { sendEvent } from "./send-event.ts";

/** Sends a delayed event that is due. What the rules no longer allow is dropped: permission is asked when sending. */
export function sendDueEvent(server: ServerState, due: DelayedEvent, originServerTs: number): void {
  const finalisedAt = server.clock.now();
  try {
    const eventId = putIntoRoom(server, due, originServerTs);
    server.delayedEvents.finalise(due, { kind: "sent", eventId, finalisedAt });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    server.delayedEvents.finalise(due, { kind: "failed", error, finalisedAt });
  }
}

/** Sends a delayed event before its time. Where that fails Synapse has deleted it; the merged MSC keeps it scheduled. */
export function sendScheduledEvent(server: ServerState, scheduled: DelayedEvent): void {
  const finalisedAt = server.clock.now();
  try {
    const eventId = putIntoRoom(server, scheduled, finalisedAt);
    server.delayedEvents.finalise(scheduled, { kind: "sent", eventId, finalisedAt });
  } catch (error) {
    const isKept = delayedEventOptions(server.options)?.rules === "merged";
    if (error instanceof RequestError && !isKept) {
      server.delayedEvents.finalise(scheduled, { kind: "failed", error, finalisedAt });
    }
    throw error;
  }
}

function putIntoRoom(server: ServerState, { roomId, draft, delayId }: DelayedEvent, at: number): string {
  const room = server.rooms.get(roomId);
  if (room === undefined) throw notFound(`There is no room ${roomId}`);
  const field = delayIdField(server);
  const delayed = field === undefined ? undefined : { delayId, field };
  return sendEvent(server, room, { ...draft, delayed, originServerTs: at }).event.event_id;
}

/** Where the sender is told in `unsigned` which delayed event it was: nowhere before Synapse 1.150. */
function delayIdField({ options }: ServerState): string | undefined {
  const rules = delayedEventOptions(options)?.rules;
  if (rules === "synapse-1.142") return undefined;
  return rules === "merged" ? "delay_id" : "org.matrix.msc4140.delay_id";
}
