import { formatToken } from "../http/position-token.ts";
import type { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";
import { lazyLoads, toSection } from "./joined-room.ts";
import { selectState } from "./state-section.ts";
import type { SyncRequest } from "./sync-request.ts";
import { type Stretch, selectTimeline } from "./timeline.ts";

/** A room up to where the user left it, if that is news; otherwise undefined. */
export function leftRoomSection(
  server: ServerState,
  request: SyncRequest,
  room: Room,
): Readonly<Record<string, unknown>> | undefined {
  const { requester, since, filter, fullState, useStateAfter } = request;
  const { userId } = requester;
  const leftAt = room.getState("m.room.member", userId)?.position;
  if (leftAt === undefined || room.isForgottenBy(userId)) return undefined;
  if (since === undefined ? !filter.includeLeave : leftAt <= since && !(fullState && filter.includeLeave)) {
    return undefined;
  }

  const stretch: Stretch = { after: since ?? 0, upTo: leftAt };
  const timeline = selectTimeline(room, userId, stretch, filter.timeline);
  const state = selectState(room, {
    stretch,
    timeline,
    isFull: since === undefined || fullState,
    useStateAfter,
    filter: { ...filter.state, lazy_load_members: lazyLoads(request) },
    userId,
  });
  return {
    timeline: {
      events: toSection(server, requester, timeline.events),
      limited: timeline.limited,
      prev_batch: formatToken(timeline.start),
    },
    [useStateAfter ? "org.matrix.msc4222.state_after" : "state"]: {
      events: toSection(server, requester, state),
    },
    account_data: { events: [] },
  };
}
