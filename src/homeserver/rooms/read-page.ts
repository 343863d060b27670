import { formatToken, parseToken } from "../http/position-token.ts";
import type { Room } from "../state/room.ts";
import type { StoredEvent } from "../state/room-event.ts";

export interface PageRequest {
  readonly dir: "b" | "f";
  /** A token; absent: the newest end backwards, the oldest forwards. */
  readonly from: string | undefined;
  /** A token to stop at. */
  readonly to: string | undefined;
  readonly limit: number;
}

export interface Page {
  readonly events: readonly StoredEvent[];
  readonly start: string;
  /** Where the next page starts; absent when there is none. */
  readonly end: string | undefined;
}

/** Goes through a room in one direction from a token and takes what `isWanted` takes, up to the limit. */
export function readPage(room: Room, request: PageRequest, isWanted: (stored: StoredEvent) => boolean): Page {
  const { dir, limit } = request;
  const newest = room.events.at(-1)?.position ?? 0;
  const from = request.from === undefined ? (dir === "b" ? newest : 0) : parseToken(request.from);
  const to = request.to === undefined ? undefined : parseToken(request.to);
  const stretch =
    dir === "b" ? room.eventsBetween(to ?? 0, from).toReversed() : room.eventsBetween(from, to ?? newest);

  const wanted = stretch.filter(isWanted);
  const events = wanted.slice(0, limit);
  const last = events.at(-1);
  const hasMore = last !== undefined && wanted.length > events.length;
  return {
    events,
    start: formatToken(from),
    end: hasMore ? formatToken(dir === "b" ? last.position - 1 : last.position) : undefined,
  };
}
