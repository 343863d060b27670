import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";

/** Which rooms a request may be about. MSC2762. */
export interface RoomAccess {
  /** The named room, or the one the widget is bound to, or the one the user looks at. */
  one(roomId: string | undefined): string;
  /** The named rooms, each once; `*` is every room open to the widget; none named is its own, if it has one. */
  many(roomIds: readonly string[] | "*" | undefined): readonly string[];
}

export function createRoomAccess({ driver, grants, roomId: ownRoomId }: ActionSession): RoomAccess {
  const isNamed = (roomId: string) => roomId === ownRoomId || grants.rooms.includes(roomId);
  // `timeline:*` means the rooms the user is in; a room that is named besides was granted by its name.
  const isOpen = (roomId: string) =>
    isNamed(roomId) || (grants.allRooms && driver.getKnownRooms().includes(roomId));

  const open = (roomId: string): string => {
    if (isOpen(roomId)) return roomId;
    throw new ActionError(`Unable to access room timeline: ${roomId}`);
  };

  return {
    one(roomId) {
      if (roomId !== undefined) return open(roomId);
      if (ownRoomId !== undefined) return ownRoomId;
      throw new ActionError("No room is named, and the user looks at none");
    },
    many(roomIds) {
      const own = ownRoomId === undefined ? [] : [ownRoomId];
      if (roomIds === undefined) return own;
      if (roomIds !== "*") return [...new Set(roomIds)].map(open);
      const others = driver.getKnownRooms().filter((roomId) => grants.allRooms || isNamed(roomId));
      return [...new Set([...own, ...others])];
    },
  };
}
