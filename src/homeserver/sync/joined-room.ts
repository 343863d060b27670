import { passesFilter } from "../rooms/event-filter.ts";
import { canSee } from "../rooms/event-visibility.ts";
import { stickyTimeLeftMs } from "../rooms/sticky.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";
import type { ServerState } from "../state/server-state.ts";
import { selectEphemeral } from "./ephemeral-section.ts";
import { type RoomSection, selectNews, toSection, toSectionEvents } from "./room-section.ts";
import { summarizeRoom } from "./room-summary.ts";
import type { SyncRequest } from "./sync-request.ts";
import type { Stretch, Timeline } from "./timeline.ts";
import { countUnread } from "./unread-counts.ts";

/** What is new in a joined room; undefined when nothing is. */
export function joinedRoomSection(
  server: ServerState,
  request: SyncRequest,
  room: Room,
): RoomSection | undefined {
  const { since, filter, fullState } = request;
  const { userId } = request.requester;
  const isNew = since === undefined || room.membershipOf(userId, since) !== "join";
  const after = isNew ? 0 : since;
  const stretch: Stretch = { after, upTo: server.stream.position };

  const news = selectNews(room, request, stretch, isNew || fullState);
  const sticky = selectSticky(server, room, userId, stretch, news.timeline);
  const ephemeral = selectEphemeral(server, room.roomId, userId, after, filter.ephemeral);
  const accountData = server.accountData
    .changedSince(userId, room.roomId, after)
    .filter((entry) => passesFilter(filter.roomAccountData, entry))
    .map(({ type, content }) => ({ type, content }));

  const parts = [news.timeline.events, news.state, sticky, ephemeral, accountData];
  const isNews = isNew || fullState || news.timeline.limited || parts.some((part) => part.length > 0);
  if (!isNews) return undefined;

  return {
    ...toSection(server, request, news),
    ...(sticky.length > 0 && { msc4354_sticky: { events: toSectionEvents(server, request, sticky) } }),
    ephemeral: { events: ephemeral },
    account_data: { events: accountData },
    unread_notifications: countUnread(server, room, userId),
    ...((isNew || fullState || membersChanged(room, stretch)) && { summary: summarizeRoom(room, userId) }),
  };
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
