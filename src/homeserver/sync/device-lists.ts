import type { ServerState } from "../state/server-state.ts";

export interface DeviceListsSection {
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/**
 * Whose device keys a client should ask for again, and whose it need not follow any more, between two positions:
 * of the users it shares a room with, and its own.
 */
export function deviceListsBetween(
  server: ServerState,
  userId: string,
  since: number,
  upTo: number,
): DeviceListsSection {
  const updated = server.deviceListChanges.between(since, upTo);
  const membersChanged = server.rooms
    .all()
    .some((room) => room.eventsBetween(since, upTo).some(({ event }) => event.type === "m.room.member"));
  if (updated.size === 0 && !membersChanged) return { changed: [], left: [] };
  const now = usersSharingRooms(server, userId, upTo);
  const before = usersSharingRooms(server, userId, since);
  return {
    changed: [...now].filter((other) => !before.has(other) || updated.has(other)),
    left: [...before].filter((other) => !now.has(other)),
  };
}

/** The user, and everyone who was in a room with them at a position. */
function usersSharingRooms(server: ServerState, userId: string, at: number): ReadonlySet<string> {
  const shared = server.rooms
    .all()
    .filter((room) => room.membershipOf(userId, at) === "join")
    .flatMap((room) => room.members("join", at));
  return new Set([userId, ...shared]);
}
