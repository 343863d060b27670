import { KnownMembership, type MatrixClient } from "matrix-js-sdk";
import type { Membership, OwnProfile, RoomSummary } from "../core/matrix/matrix-client-port.ts";

const memberships: ReadonlySet<string> = new Set(Object.values(KnownMembership));

/** Custom memberships are forbidden by the specification; what is not known counts as not being there. */
export function toMembership(membership: string): Membership {
  return memberships.has(membership) ? (membership as Membership) : "leave"; // checked against the set just before
}

export function getKnownRoomIds(client: MatrixClient): readonly string[] {
  return client
    .getRooms()
    .filter((room) => ["join", "invite"].includes(room.getMyMembership()))
    .map((room) => room.roomId);
}

export function getRoom(client: MatrixClient, roomId: string): RoomSummary | undefined {
  const room = client.getRoom(roomId);
  if (room === null) return undefined;
  return {
    roomId,
    name: room.name || roomId,
    membership: toMembership(room.getMyMembership()),
    isEncrypted: room.hasEncryptionStateEvent(),
  };
}

export function getOwnProfile(client: MatrixClient): OwnProfile {
  const userId = client.getSafeUserId();
  const user = client.getUser(userId);
  // The raw name first: the other one may be disambiguated for a room. Both stand on the user id while unknown.
  const displayName = [user?.rawDisplayName, user?.displayName].find((name) => name && name !== userId);
  return { displayName, avatarUrl: user?.avatarUrl || undefined };
}
