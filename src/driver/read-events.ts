import type { MatrixClientPort, TimelineFilter } from "../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../core/matrix/matrix-event.ts";
import { mergeNewestFirst } from "./newest-first.ts";

/** How many events a widget gets that names no limit. */
const DEFAULT_READ_LIMIT = 50;

export interface TimelineQuery {
  readonly type: string;
  readonly msgtype?: string | undefined;
  /** Undefined: message-like events and state events with any key. */
  readonly stateKey?: string | undefined;
  /** In total; 0 is "as many as you like". */
  readonly limit: number;
  readonly since?: string | undefined;
}

/** What the live timelines of the rooms hold, newest first. */
export async function readTimelines(
  client: MatrixClientPort,
  roomIds: readonly string[],
  query: TimelineQuery,
): Promise<readonly MatrixEvent[]> {
  const limit = query.limit > 0 ? query.limit : DEFAULT_READ_LIMIT;
  const filters = stateKeysOf(query).map(
    (stateKey): TimelineFilter => ({
      type: query.type,
      msgtype: query.type === "m.room.message" ? query.msgtype : undefined,
      stateKey,
      limit,
      since: query.since,
    }),
  );
  const lists = await Promise.all(
    roomIds.flatMap((roomId) => filters.map((filter) => client.readTimeline(roomId, filter))),
  );
  return mergeNewestFirst(lists, limit);
}

// matrix-widget-api passes undefined both for "no key" and for "any key", so without a key both kinds are read. A
// session keeps the kind that was asked for; a msgtype says that message-like events are meant.
function stateKeysOf({ stateKey, msgtype }: TimelineQuery): readonly TimelineFilter["stateKey"][] {
  if (stateKey !== undefined) return [stateKey];
  return msgtype === undefined ? [undefined, true] : [undefined];
}

/** Current state entries of the rooms, at most `limit` of them in total; 0 is all. */
export function readStates(
  client: MatrixClientPort,
  roomIds: readonly string[],
  type: string,
  stateKey: string | undefined,
  limit: number,
): readonly MatrixEvent[] {
  const entries = roomIds.flatMap((roomId) => client.getState(roomId, type, stateKey));
  return limit > 0 ? entries.slice(0, limit) : entries;
}
