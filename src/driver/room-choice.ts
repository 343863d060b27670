import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../core/widget-error.ts";

/** In a list of rooms: every room the user has joined or is invited to. */
const ANY_ROOM = "*";

/** Which rooms a request means. */
export interface RoomChoice {
  /** The bound room, or else the one the user looks at. */
  current(): string | undefined;
  /** The named room, or else the current one; throws where there is neither. */
  one(roomId: string | null | undefined): string;
  /** The named rooms, each once; the current one where none are named. May be empty. */
  several(roomIds: readonly string[] | null | undefined): readonly string[];
}

export function createRoomChoice(
  client: MatrixClientPort,
  boundRoomId: string | undefined,
  getViewedRoomId: () => string | undefined,
): RoomChoice {
  const current = () => boundRoomId ?? getViewedRoomId();
  return {
    current,
    one(roomId) {
      const chosen = roomId || current();
      if (chosen !== undefined) return chosen;
      throw new WidgetError(
        "not-ready",
        "The widget named no room, belongs to none, and the user looks at none. Open a room first, or name one.",
      );
    },
    several(roomIds) {
      if (roomIds?.includes(ANY_ROOM)) return client.getKnownRoomIds();
      if (roomIds) return [...new Set(roomIds)];
      const roomId = current();
      return roomId === undefined ? [] : [roomId];
    },
  };
}
