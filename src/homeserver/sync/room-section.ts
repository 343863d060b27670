import { formatToken } from "../http/position-token.ts";
import { type ClientEvent, toClientEvent, withoutRoomId } from "../rooms/client-event.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";
import type { ServerState } from "../state/server-state.ts";
import { selectState } from "./state-section.ts";
import type { SyncRequest } from "./sync-request.ts";
import { type Stretch, selectTimeline, type Timeline } from "./timeline.ts";

/** One room's part of a sync response. */
export type RoomSection = Readonly<Record<string, unknown>>;

/** What a stretch of a room tells a device: its newest events, and the state to understand them. */
export interface RoomNews {
  readonly timeline: Timeline;
  readonly state: readonly StoredEvent[];
}

export function selectNews(
  room: Room,
  request: SyncRequest,
  stretch: Stretch,
  needsAllState: boolean,
): RoomNews {
  const { requester, filter, useStateAfter } = request;
  const timeline = selectTimeline(room, requester.userId, stretch, filter.timeline);
  const state = selectState(room, {
    stretch,
    timeline,
    isFull: needsAllState,
    useStateAfter,
    filter: filter.state,
    userId: requester.userId,
  });
  return { timeline, state };
}

export function toSection(
  server: ServerState,
  request: SyncRequest,
  { timeline, state }: RoomNews,
): RoomSection {
  return {
    timeline: {
      events: toSectionEvents(server, request, timeline.events),
      limited: timeline.limited,
      prev_batch: formatToken(timeline.start),
    },
    [request.useStateAfter ? "org.matrix.msc4222.state_after" : "state"]: {
      events: toSectionEvents(server, request, state),
    },
  };
}

export function toSectionEvents(
  server: ServerState,
  { requester }: SyncRequest,
  events: readonly StoredEvent[],
): readonly Omit<ClientEvent, "room_id">[] {
  const now = server.clock.now();
  return events.map((stored) => withoutRoomId(toClientEvent(stored, requester, now)));
}
