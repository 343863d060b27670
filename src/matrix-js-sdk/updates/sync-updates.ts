import type { MatrixClient, Room } from "matrix-js-sdk";
import type { ClientUpdate } from "../../core/matrix/matrix-client-port.ts";
import { toMembership } from "../rooms.ts";
import { isMatrixEvent, toMatrixEvent } from "../to-matrix-event.ts";
import { createDeliveryQueue } from "./delivery-queue.ts";
import { createRecentIds } from "./recent-ids.ts";
import { involvesUser, type RoomBatch } from "./room-batch.ts";
import { collectSyncs } from "./sync-collector.ts";
import { inTimelineOrder, sinceOwnJoin } from "./timeline-order.ts";

/** Enough for an event that comes in the timeline and again, some syncs later, in the sticky section. */
const rememberedIds = 10_000;

/** Emits, for each room of a sync: the user's own membership, then its state as it is now, then what happened. */
export function listenToSync(client: MatrixClient, emit: (update: ClientUpdate) => void): () => void {
  const seen = createRecentIds(rememberedIds);
  const queue = createDeliveryQueue(client, (event, receivedAtMs) =>
    emit({ kind: "timeline", event, ...(receivedAtMs !== undefined && { receivedAtMs }) }),
  );

  const emitState = (room: Room, batch: RoomBatch) => {
    const events = batch.changes
      .take(room)
      .map((entry) => toMatrixEvent(entry))
      .filter(isMatrixEvent);
    if (events.length > 0) emit({ kind: "state", roomId: room.roomId, events });
  };
  const emitTimeline = (room: Room, batch: RoomBatch, isLive: boolean) => {
    const ordered = inTimelineOrder(batch.timeline, batch.received);
    const hasJoined = batch.membership?.now === "join";
    const news = hasJoined ? sinceOwnJoin(ordered, client.getSafeUserId()) : ordered;
    for (const event of news) {
      const isNew = seen.add(event.getId() ?? "");
      if (isNew && isLive) queue.push(room.roomId, event);
    }
  };

  const stop = collectSyncs(client, {
    onRoom(room, batch, isLive) {
      const { membership } = batch;
      if (membership) emit({ kind: "membership", roomId: room.roomId, membership: membership.now });
      if (!involvesUser(batch, toMembership(room.getMyMembership()))) return;
      emitState(room, batch);
      emitTimeline(room, batch, isLive);
    },
    onMembersLoaded: emitState,
  });
  return () => {
    stop();
    queue.close();
  };
}
