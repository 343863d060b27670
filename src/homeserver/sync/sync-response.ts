import { formatToken } from "../http/position-token.ts";
import { passesFilter } from "../rooms/event-filter.ts";
import { strippedState } from "../rooms/stripped-state.ts";
import type { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";
import { deviceListsBetween } from "./device-lists.ts";
import { joinedRoomSection } from "./joined-room.ts";
import { leftRoomSection } from "./left-room.ts";
import type { SyncRequest } from "./sync-request.ts";

export interface SyncResponse {
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether it says anything the device did not know. */
  readonly hasNews: boolean;
}

/** What a device does not know yet, of everything that concerns it. */
export function buildSyncResponse(server: ServerState, request: SyncRequest): SyncResponse {
  const { requester, since, filter } = request;
  const { userId } = requester;
  const accountData = server.accountData
    .changedSince(userId, undefined, since ?? 0)
    .filter((entry) => passesFilter(filter.accountData, entry))
    .map(({ type, content }) => ({ type, content }));
  const toDevice = server.toDevice.read(requester);
  const rooms = roomSections(server, request);
  const position = server.stream.position;
  const deviceLists = since === undefined ? undefined : deviceListsBetween(server, userId, since, position);

  const news = [accountData, toDevice, deviceLists?.changed ?? [], deviceLists?.left ?? []];
  const roomCount = Object.values(rooms).flatMap((section) => Object.keys(section)).length;
  return {
    hasNews: roomCount > 0 || news.some((part) => part.length > 0),
    body: {
      next_batch: formatToken(position),
      account_data: { events: accountData },
      to_device: { events: toDevice.map(({ message }) => message) },
      ...(deviceLists && { device_lists: deviceLists }),
      device_one_time_keys_count: server.deviceKeys.countOneTime(requester),
      device_unused_fallback_key_types: server.deviceKeys.unusedFallbackAlgorithms(requester),
      rooms,
    },
  };
}

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function roomSections(server: ServerState, request: SyncRequest): Readonly<Record<string, Sections>> {
  const join: Record<string, Readonly<Record<string, unknown>>> = {};
  const invite: Record<string, Readonly<Record<string, unknown>>> = {};
  const leave: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const room of server.rooms.all()) {
    if (!passesFilter(request.filter.rooms, { type: "", content: {}, room_id: room.roomId })) continue;
    const membership = room.membershipOf(request.requester.userId);
    const [sections, section] =
      membership === "join"
        ? [join, joinedRoomSection(server, request, room)]
        : membership === "invite"
          ? [invite, invitedRoomSection(request, room)]
          : [leave, leftRoomSection(server, request, room)];
    if (section !== undefined) sections[room.roomId] = section;
  }
  return { join, invite, leave };
}

function invitedRoomSection(
  { requester: { userId }, since }: SyncRequest,
  room: Room,
): Readonly<Record<string, unknown>> | undefined {
  const invitedAt = room.getState("m.room.member", userId)?.position ?? 0;
  return invitedAt > (since ?? 0) ? { invite_state: { events: strippedState(room, userId) } } : undefined;
}
