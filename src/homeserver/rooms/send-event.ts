import { delayedEventOptions } from "../homeserver-options.ts";
import { createRandomId } from "../state/random-id.ts";
import type { Room } from "../state/room.ts";
import type { RoomEvent, StoredEvent } from "../state/room-event.ts";
import type { ServerState } from "../state/server-state.ts";
import { authorizeEvent, type EventDraft } from "./authorize-event.ts";
import { isEqualJson } from "./canonical-json.ts";
import { checkFormat } from "./check-format.ts";
import { pruneEvent } from "./prune-event.ts";

export interface NewEvent extends EventDraft {
  /** MSC4354. */
  readonly stickyDurationMs?: number | undefined;
  /** Milliseconds since 1970. @default now */
  readonly originServerTs?: number | undefined;
  readonly transaction?: StoredEvent["transaction"];
  readonly delayed?: StoredEvent["delayed"];
}

/** Puts an event into a room if the rules allow it, with everything that follows from it. Throws what it refuses. */
export function sendEvent(server: ServerState, room: Room, draft: NewEvent): StoredEvent {
  checkFormat(draft);
  authorizeEvent(room, draft);
  return findSameState(room, draft) ?? appendEvent(server, room, draft);
}

/** Setting state to what it already is changes nothing, if the same user set it. */
function findSameState(room: Room, { type, stateKey, sender, content }: NewEvent): StoredEvent | undefined {
  if (stateKey === undefined) return undefined;
  const current = room.getState(type, stateKey);
  const isSame = current?.event.sender === sender && isEqualJson(current.event.content, content);
  return isSame ? current : undefined;
}

/** Puts an event into a room without asking the rules, as a room's first events are. */
export function appendEvent(server: ServerState, room: Room, draft: NewEvent): StoredEvent {
  const now = server.clock.now();
  const event = toRoomEvent(room, draft, now);
  const stored: StoredEvent = {
    position: server.stream.advance(),
    receivedAt: now,
    event,
    replaced: draft.stateKey === undefined ? undefined : room.getState(draft.type, draft.stateKey),
    redactedBecause: undefined,
    transaction: draft.transaction,
    delayed: draft.delayed,
  };
  room.append(stored);
  if (draft.redacts !== undefined) redact(room, draft.redacts, stored);
  // The MSC itself knows no such rule.
  const overrides = delayedEventOptions(server.options)?.rules !== "merged";
  if (draft.stateKey !== undefined && overrides) server.delayedEvents.cancelOverridden(room.roomId, event);
  return stored;
}

function toRoomEvent(room: Room, draft: NewEvent, now: number): RoomEvent {
  return {
    event_id: `$${createRandomId(43)}`,
    room_id: room.roomId,
    type: draft.type,
    sender: draft.sender,
    origin_server_ts: draft.originServerTs ?? now,
    content: draft.content,
    ...(draft.stateKey !== undefined && { state_key: draft.stateKey }),
    ...(draft.redacts !== undefined && { redacts: draft.redacts }),
    ...(draft.stickyDurationMs !== undefined && { msc4354_sticky: { duration_ms: draft.stickyDurationMs } }),
  };
}

function redact(room: Room, eventId: string, redaction: StoredEvent): void {
  const target = room.getEvent(eventId);
  if (target === undefined || target.redactedBecause !== undefined) return;
  target.event = pruneEvent(target.event);
  target.redactedBecause = redaction;
}
