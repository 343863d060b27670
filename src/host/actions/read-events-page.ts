import * as v from "valibot";
import { NAMESPACE } from "../../core/namespace.ts";
import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";
import { type CollectedPage, collectPage } from "./collect-page.ts";
import type { PagePosition } from "./page-tokens.ts";
import { hasStateKey, hasTypes } from "./read-events-filter.ts";
import { asReceivable } from "./receivable.ts";
import { optionalText, requestData, requiredText, roomIds, stateKeyOrAny } from "./request-data.ts";
import { mayRead, requireReading } from "./require-reading.ts";
import type { GrantedRoom } from "./room-access.ts";

const FROM = `${NAMESPACE}.from` as const;
const DIR = `${NAMESPACE}.dir` as const;
const SERVER_PAGE = 100;

const outOfRange = "Invalid request - limit out of range";

const schema = requestData({
  type: requiredText("Invalid request - missing event type"),
  state_key: stateKeyOrAny,
  msgtype: optionalText("msgtype"),
  limit: v.optional(v.pipe(v.number(outOfRange), v.minValue(1, outOfRange))),
  room_ids: roomIds,
  since: v.optional(v.undefined(`Invalid request - since does not go with ${FROM} or ${DIR}`)),
  [FROM]: optionalText(FROM),
  [DIR]: v.optional(v.picklist(["f", "b"], `Invalid request - ${DIR} is neither f nor b`), "b"),
});

type ReadPageData = v.InferOutput<typeof schema>;

/**
 * `read_events` page by page, as the review of MSC2762 proposed it: through the whole history of one room, newest first
 * or oldest first. A page may be short, or empty, and still have an end, from where the widget reads on; a page without
 * one is the last. State events are those of the history, not the current state.
 */
export const readEventsPage: Action = defineAction({
  names: ["org.matrix.msc2876.read_events", "read_events"],
  version: EXTENSION_VERSIONS.pages,
  takes: (data) => FROM in data || DIR in data,
  feature: "events",
  schema,
  capability: requireReading,
  room: (data, access) => {
    const [room, ...others] = access.manyFor(data.room_ids, mayRead(data));
    if (room !== undefined && others.length === 0) return room;
    throw new ActionError("Invalid request - pages are read from one room at a time");
  },
  failure: "Unexpected error while reading events",
  activity: {
    facts: ({ type, state_key, msgtype }) => ({ eventType: type, stateKey: state_key, msgtype }),
    result: countOf("events"),
    response: ({ events }) => ({ events: shownEvents(events) }),
  },
  handler: async ({ data, room, session }) => {
    const query = JSON.stringify([
      room.id,
      data[DIR],
      data.type,
      data.state_key ?? null,
      data.msgtype ?? null,
    ]);
    const page = await readPage(data, room, findPosition(data[FROM], query, session), session);
    const { pageTokens } = session;
    return {
      events: page.events,
      [`${NAMESPACE}.start`]: data[FROM] ?? pageTokens.issue(query, page.start),
      ...(page.end && { [`${NAMESPACE}.end`]: pageTokens.issue(query, page.end) }),
    };
  },
});

function findPosition(token: string | undefined, query: string, { pageTokens }: ActionSession): PagePosition {
  if (token === undefined) return { from: undefined, given: [] };
  const position = pageTokens.find(query, token);
  if (position !== undefined) return position;
  throw new ActionError(`Invalid request - ${FROM} is no token of this room, type and direction`);
}

function readPage(
  data: ReadPageData,
  { id: roomId, grants }: GrantedRoom,
  position: PagePosition,
  { driver, limits }: ActionSession,
): Promise<CollectedPage> {
  const { [DIR]: direction, type } = data;
  return collectPage(
    position,
    Math.min(Math.floor(data.limit ?? limits.usualEventsPerRead), limits.eventsPerRead),
    async (from) => {
      const page = await driver.readPage?.({ roomId, direction, from, type, limit: SERVER_PAGE });
      if (page === undefined) throw new ActionError("This client cannot read pages");
      return page;
    },
    (event) =>
      event.room_id === roomId &&
      hasTypes(event, data) &&
      hasStateKey(event, data) &&
      grants.allowsReceive(asReceivable(event)),
  );
}
