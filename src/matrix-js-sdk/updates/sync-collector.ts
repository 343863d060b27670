import {
  ClientEvent,
  type IRoomTimelineData,
  type MatrixClient,
  type Room,
  RoomEvent,
  type RoomState,
  RoomStateEvent,
  type MatrixEvent as SdkEvent,
  SyncState,
  type SyncStateData,
} from "matrix-js-sdk";
import { toMembership } from "../rooms.ts";
import { createRoomBatch, type RoomBatch } from "./room-batch.ts";
import { withRoom } from "./sticky-section.ts";

export interface SyncReceiver {
  /** A sync was processed. `isLive` is false for an initial sync and for one read from the store. */
  onRoom(room: Room, batch: RoomBatch, isLive: boolean): void;
  /** Between syncs, members that were left out of them (lazy loading) have arrived. */
  onMembersLoaded(room: Room, batch: RoomBatch): void;
}

/** Collects what the SDK announces while it processes a sync, by room. Returns how to stop. */
export function collectSyncs(client: MatrixClient, receiver: SyncReceiver): () => void {
  let batches = new Map<string, RoomBatch>();
  let hasLoadedMembers = false;
  let lastRoomId: string | undefined;

  const batchOf = (roomId: string): RoomBatch => {
    const batch = batches.get(roomId) ?? createRoomBatch();
    batches.set(roomId, batch);
    return batch;
  };
  const onTimeline = (
    event: SdkEvent,
    room: Room | undefined,
    toStartOfTimeline: boolean | undefined,
    removed: boolean,
    { liveEvent, timeline }: IRoomTimelineData,
  ) => {
    if (room === undefined || !liveEvent || toStartOfTimeline || removed) return;
    const isMain = timeline.getTimelineSet() === room.getUnfilteredTimelineSet();
    if (isMain) batchOf(room.roomId).timeline.push(event);
  };
  const onLocalEcho = (event: SdkEvent, room: Room) => {
    // Without a status it is no local echo any more: the server's echo has just taken its place.
    if (event.status === null) batchOf(room.roomId).timeline.push(event);
  };
  const onEvent = (announced: SdkEvent) => {
    // Typing, receipts and account data have no id.
    if (announced.getId() === undefined) return;
    const event = announced.getRoomId() ? announced : withRoom(client, announced, lastRoomId);
    lastRoomId = event?.getRoomId() ?? lastRoomId;
    if (event && lastRoomId !== undefined) batchOf(lastRoomId).received.push(event);
  };
  const onState = (event: SdkEvent, state: RoomState, previous: SdkEvent | null) => {
    batchOf(state.roomId).changes.note(event, previous);
  };
  const onNewMember = (event: SdkEvent, state: RoomState) => {
    // A member that came with a sync was noted as state just before; the others are being loaded.
    if (batchOf(state.roomId).changes.note(event, null)) hasLoadedMembers = true;
  };
  const onStateUpdated = (state: RoomState) => {
    const room = client.getRoom(state.roomId);
    if (hasLoadedMembers && room !== null) receiver.onMembersLoaded(room, batchOf(state.roomId));
    hasLoadedMembers = false;
  };
  const onMembership = (room: Room, now: string, before: string | undefined) => {
    const batch = batchOf(room.roomId);
    const first = batch.membership?.before ?? toMembership(before ?? "leave");
    batch.membership = { now: toMembership(now), before: first };
  };
  const onSync = (state: SyncState, _before: SyncState | null, data: SyncStateData | undefined) => {
    if (state !== SyncState.Prepared && state !== SyncState.Syncing) return;
    const complete = batches;
    batches = new Map();
    for (const [roomId, batch] of complete) {
      const room = client.getRoom(roomId);
      if (room !== null) receiver.onRoom(room, batch, data?.oldSyncToken !== undefined);
    }
  };

  client.on(RoomEvent.Timeline, onTimeline);
  client.on(RoomEvent.LocalEchoUpdated, onLocalEcho);
  client.on(ClientEvent.Event, onEvent);
  client.on(RoomStateEvent.Events, onState);
  client.on(RoomStateEvent.NewMember, onNewMember);
  client.on(RoomStateEvent.Update, onStateUpdated);
  client.on(RoomEvent.MyMembership, onMembership);
  client.on(ClientEvent.Sync, onSync);
  return () => {
    client.off(RoomEvent.Timeline, onTimeline);
    client.off(RoomEvent.LocalEchoUpdated, onLocalEcho);
    client.off(ClientEvent.Event, onEvent);
    client.off(RoomStateEvent.Events, onState);
    client.off(RoomStateEvent.NewMember, onNewMember);
    client.off(RoomStateEvent.Update, onStateUpdated);
    client.off(RoomEvent.MyMembership, onMembership);
    client.off(ClientEvent.Sync, onSync);
  };
}
