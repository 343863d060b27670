import { formatToken } from "../http/position-token.ts";
import { type ClientEvent, toClientEvent, withoutRoomId } from "../rooms/client-event.ts";
import { passesFilter } from "../rooms/event-filter.ts";
import { canSee } from "../rooms/event-visibility.ts";
import { stickyTimeLeftMs } from "../rooms/sticky.ts";
import type { Requester } from "../state/devices.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";
import type { ServerState } from "../state/server-state.ts";
import { selectEphemeral } from "./ephemeral-section.ts";
import { summarizeRoom } from "./room-summary.ts";
import { selectState } from "./state-section.ts";
import type { SyncRequest } from "./sync-request.ts";
import { type Stretch, selectTimeline, type Timeline } from "./timeline.ts";
import { countUnread } from "./unread-counts.ts";

type SectionEvent = Omit<ClientEvent, "room_id">;

/** What is new in a joined room; undefined when nothing is. */
export function joinedRoomSection(
  server: ServerState,
  request: SyncRequest,
  room: Room,
): Readonly<Record<string, unknown>> | undefined {
  const { requester, since, filter, fullState, useStateAfter } = request;
  const isNew = since === undefined || room.membershipOf(requester.userId, since) !== "join";
  const after = isNew ? 0 : since;
  const stretch: Stretch = { after, upTo: server.stream.position };

  const timeline = selectTimeline(room, requester.userId, stretch, filter.timeline);
  const state = selectState(room, {
    stretch,
    timeline,
    isFull: isNew || fullState,
    useStateAfter,
    filter: { ...filter.state, lazy_load_members: lazyLoads(request) },
    userId: requester.userId,
  });
  const sticky = selectSticky(server, room, requester.userId, stretch, timeline);
  const ephemeral = selectEphemeral(server, room.roomId, requester.userId, after, filter.ephemeral);
  const accountData = server.accountData
    .changedSince(requester.userId, room.roomId, after)
    .filter((entry) => passesFilter(filter.roomAccountData, entry))
    .map(({ type, content }) => ({ type, content }));

  const hasNews =
    isNew ||
    fullState ||
    timeline.limited ||
    [timeline.events, state, sticky, ephemeral, accountData].some((part) => part.length > 0);
  if (!hasNews) return undefined;

  return {
    timeline: {
      events: toSection(server, requester, timeline.events),
      limited: timeline.limited,
      prev_batch: formatToken(timeline.start),
    },
    [useStateAfter ? "org.matrix.msc4222.state_after" : "state"]: {
      events: toSection(server, requester, state),
    },
    ...(sticky.length > 0 && { msc4354_sticky: { events: toSection(server, requester, sticky) } }),
    ephemeral: { events: ephemeral },
    account_data: { events: accountData },
    unread_notifications: countUnread(server, room, requester.userId),
    ...((isNew || fullState || membersChanged(room, stretch)) && {
      summary: summarizeRoom(room, requester.userId),
    }),
  };
}

/** The lazy-loading wish is read from the timeline's filter too, as Synapse does. */
export function lazyLoads({ filter }: SyncRequest): boolean {
  return filter.state.lazy_load_members ?? filter.timeline.lazy_load_members ?? false;
}

/** MSC4354: sticky events of the stretch that the timeline leaves out. */
function selectSticky(
  server: ServerState,
  room: Room,
  userId: string,
  { after, upTo }: Stretch,
  timeline: Timeline,
): readonly StoredEvent[] {
  const now = server.clock.now();
  return room
    .eventsBetween(after, upTo)
    .filter((stored) => stickyTimeLeftMs(stored, now) !== undefined)
    .filter((stored) => !timeline.events.includes(stored) && canSee(room, userId, stored));
}

function membersChanged(room: Room, { after, upTo }: Stretch): boolean {
  return room.eventsBetween(after, upTo).some(({ event }) => event.type === "m.room.member");
}

export function toSection(
  server: ServerState,
  viewer: Requester,
  events: readonly StoredEvent[],
): readonly SectionEvent[] {
  const now = server.clock.now();
  return events.map((stored) => withoutRoomId(toClientEvent(stored, viewer, now)));
}
