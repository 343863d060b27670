import type { RoomGrants } from "../../core/capability/room-grants.ts";
import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";

/** Which rooms a request may be about. MSC2762. */
export interface RoomAccess {
  /** The named room, or the one the widget is bound to, or the one the user looks at. It has to be open as a whole. */
  one(roomId: string | undefined): string;
  /** The named rooms, each once; `*` is every room open to the widget; none named is its own, if it has one. */
  many(roomIds: readonly string[] | "*" | undefined): readonly string[];
  /** As `one`, for a request about events: it takes no more than that what was granted in the room allows it. */
  oneFor(roomId: string | undefined, isAllowed: RoomRule): GrantedRoom;
  /** As `many`, for a request about events; `*` is every room where it is allowed, and the widget's own. */
  manyFor(roomIds: readonly string[] | "*" | undefined, isAllowed: RoomRule): readonly GrantedRoom[];
}

export type RoomRule = (grants: RoomGrants) => boolean;

/** A room, and what the widget may do there now: for an answer that may be less than for its request. */
export interface GrantedRoom {
  readonly id: string;
  readonly grants: RoomGrants;
}

const isOpen: RoomRule = (grants) => grants.isOpen;

/** `ownRoomId` is the session's when the request came; the user of an account widget may look elsewhere since. */
export function createRoomAccess(session: ActionSession, ownRoomId: string | undefined): RoomAccess {
  const { driver } = session;
  const isIn = (roomId: string) => driver.getKnownRooms().includes(roomId);
  const inRoom = (roomId: string): GrantedRoom => ({
    id: roomId,
    get grants() {
      return session.grants.inRoom(roomId, { ownRoomId, isIn });
    },
  });

  const allowed = (roomId: string, isAllowed: RoomRule): GrantedRoom => {
    const room = inRoom(roomId);
    const { grants } = room;
    if (!grants.isReached) throw new ActionError(`Unable to access room timeline: ${roomId}`);
    if (isAllowed(grants)) return room;
    throw new ActionError(`Missing capability: this was granted for other rooms than ${roomId}`);
  };
  const one = (roomId: string | undefined, isAllowed: RoomRule): GrantedRoom => {
    const chosen = roomId ?? ownRoomId;
    if (chosen !== undefined) return allowed(chosen, isAllowed);
    throw new ActionError("No room is named, and the user looks at none");
  };
  const every = (isAllowed: RoomRule): readonly GrantedRoom[] => {
    const own = ownRoomId === undefined ? [] : [ownRoomId];
    return [...new Set([...own, ...driver.getKnownRooms()])]
      .map(inRoom)
      .filter(({ grants }) => grants.isReached && isAllowed(grants));
  };
  const many = (
    roomIds: readonly string[] | "*" | undefined,
    isAllowed: RoomRule,
  ): readonly GrantedRoom[] => {
    if (roomIds === "*") return every(isAllowed);
    const named = roomIds ?? (ownRoomId === undefined ? [] : [ownRoomId]);
    return [...new Set(named)].map((roomId) => allowed(roomId, isAllowed));
  };

  return {
    one: (roomId) => one(roomId, isOpen).id,
    many: (roomIds) => many(roomIds, isOpen).map(({ id }) => id),
    oneFor: one,
    manyFor: many,
  };
}
