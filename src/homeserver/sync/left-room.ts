import type { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";
import { type RoomSection, selectNews, toSection } from "./room-section.ts";
import type { SyncRequest } from "./sync-request.ts";

/** A room up to where the user left it, if that is news; otherwise undefined. */
export function leftRoomSection(
  server: ServerState,
  request: SyncRequest,
  room: Room,
): RoomSection | undefined {
  const { requester, since, filter, fullState } = request;
  const leftAt = room.getState("m.room.member", requester.userId)?.position;
  if (leftAt === undefined || room.isForgottenBy(requester.userId)) return undefined;
  const isNews = since !== undefined && leftAt > since;
  const isWanted = filter.includeLeave && (since === undefined || fullState);
  if (!isNews && !isWanted) return undefined;

  const stretch = { after: since ?? 0, upTo: leftAt };
  const news = selectNews(room, request, stretch, since === undefined || fullState);
  return toSection(server, request, news);
}
