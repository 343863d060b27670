import { formatSyncToken } from "../http/position-token.ts";
import { passesFilter } from "../rooms/event-filter.ts";
import { strippedState } from "../rooms/stripped-state.ts";
import type { Room } from "../state/room.ts";
import type { ServerState } from "../state/server-state.ts";
import { deviceListsBetween } from "./device-lists.ts";
import { joinedRoomSection } from "./joined-room.ts";
import { leftRoomSection } from "./left-room.ts";
import type { RoomSection } from "./room-section.ts";
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
  const position = server.stream.position;
  const accountData = server.accountData
    .changedSince(userId, undefined, since ?? 0)
    .filter((entry) => passesFilter(filter.accountData, entry))
    .map(({ type, content }) => ({ type, content }));
  const toDevice = server.toDevice.read(requester);
  const deviceLists =
    since === undefined ? { changed: [], left: [] } : deviceListsBetween(server, userId, since, position);
  const rooms = collectRooms(server, request);

  const sections = Object.values(rooms).flatMap((section) => Object.keys(section));
  const parts = [accountData, toDevice, deviceLists.changed, deviceLists.left, sections];
  return {
    hasNews: parts.some((part) => part.length > 0),
    body: {
      next_batch: formatSyncToken(position, requester),
      account_data: { events: accountData },
      to_device: { events: toDevice.map(({ message }) => message) },
      device_lists: deviceLists,
      device_one_time_keys_count: server.deviceKeys.countOneTime(requester),
      device_unused_fallback_key_types: server.deviceKeys.unusedFallbackAlgorithms(requester),
      rooms,
    },
  };
}

type RoomSections = Record<string, RoomSection>;
type RoomsByMembership = Readonly<Record<"join" | "invite" | "leave", RoomSections>>;

function collectRooms(server: ServerState, request: SyncRequest): RoomsByMembership {
  const rooms: RoomsByMembership = { join: {}, invite: {}, leave: {} };
  for (const room of server.rooms.all()) {
    if (!passesFilter(request.filter.rooms, { type: "", content: {}, room_id: room.roomId })) continue;
    const membership = sectionOf(room, request.requester.userId);
    const section = buildSection[membership](server, request, room);
    if (section !== undefined) rooms[membership][room.roomId] = section;
  }
  return rooms;
}

/** Who is banned has left. */
function sectionOf(room: Room, userId: string): keyof RoomsByMembership {
  const membership = room.membershipOf(userId);
  return membership === "join" || membership === "invite" ? membership : "leave";
}

const buildSection = {
  join: joinedRoomSection,
  invite: invitedRoomSection,
  leave: leftRoomSection,
} as const;

function invitedRoomSection(
  _server: ServerState,
  { requester: { userId }, since }: SyncRequest,
  room: Room,
): RoomSection | undefined {
  const invitedAt = room.getState("m.room.member", userId)?.position ?? 0;
  return invitedAt > (since ?? 0) ? { invite_state: { events: strippedState(room, userId) } } : undefined;
}
