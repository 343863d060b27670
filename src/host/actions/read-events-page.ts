import * as v from "valibot";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { NAMESPACE } from "../../core/namespace.ts";
import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import type { SessionLimits } from "../../core/session/session-limits.ts";
import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import { ActionError } from "./action-error.ts";
import type { ActionSession } from "./action-session.ts";
import { type CollectedPage, collectPage } from "./collect-page.ts";
import { missingCapability } from "./missing-capability.ts";
import { readPageAtHand } from "./page-at-hand.ts";
import type { PagePosition } from "./page-tokens.ts";
import { hasAnySpelling, withPlainSpellings } from "./plain-spellings.ts";
import { hasStateKey, hasTypes } from "./read-events-filter.ts";
import { asReceivable } from "./receivable.ts";
import { optionalText, requestData, requiredText, roomIds, stateKeyOrAny } from "./request-data.ts";
import { mayRead, requireReading } from "./require-reading.ts";
import type { GrantedRoom } from "./room-access.ts";

const FROM = `${NAMESPACE}.from` as const;
const DIR = `${NAMESPACE}.dir` as const;
/** Unprefixed, as the review of MSC2762 has them. */
const SPELLINGS = { [FROM]: "from", [DIR]: "dir" } as const;
const SERVER_PAGE = 100;

const outOfRange = "Invalid request - limit out of range";

const fields = requestData({
  type: requiredText("Invalid request - missing event type"),
  state_key: stateKeyOrAny,
  msgtype: optionalText("msgtype"),
  limit: v.optional(v.pipe(v.number(outOfRange), v.minValue(1, outOfRange))),
  room_ids: roomIds,
  since: v.optional(v.undefined(`Invalid request - since does not go with ${FROM} or ${DIR}`)),
  [FROM]: optionalText(FROM),
  [DIR]: v.optional(v.picklist(["f", "b"], `Invalid request - ${DIR} is neither f nor b`), "b"),
});

const schema = withPlainSpellings(SPELLINGS, fields);

type ReadPageData = v.InferOutput<typeof fields>;

/**
 * `read_events` page by page, as the review of MSC2762 proposed it: through the history of one room, newest first or
 * oldest first; the whole history with the capability for it, else what the client has at hand. A page may be short, or
 * empty, and still have an end, from where the widget reads on; a page without one is the last. One that is not all there
 * is says so. State events are those of the history, not the current state.
 */
export const readEventsPage: Action = defineAction({
  names: ["org.matrix.msc2876.read_events", "read_events"],
  version: EXTENSION_VERSIONS.pages,
  takes: (data) => hasAnySpelling(data, SPELLINGS),
  feature: "events",
  schema,
  capability: requireReading,
  room: (data, access) => {
    const [room, ...others] = access.manyFor(data.room_ids, mayRead(data));
    if (room !== undefined && others.length === 0) return room;
    throw new ActionError("Invalid request - pages are read from one room at a time");
  },
  reads: true,
  failure: "Unexpected error while reading events",
  activity: {
    facts: ({ type, state_key, msgtype }) => ({ eventType: type, stateKey: state_key, msgtype }),
    result: countOf("events"),
    response: ({ events }) => ({ events: shownEvents(events) }),
  },
  handler: async ({ data, room, session }) => {
    const isComplete = session.grants.allowsFeature("complete-timeline");
    const query = JSON.stringify([
      isComplete,
      room.id,
      data[DIR],
      data.type,
      data.state_key ?? null,
      data.msgtype ?? null,
    ]);
    const position = findPosition(data[FROM], query, session);
    const page = await (isComplete ? readHistory : readAtHand)(data, room, position, session);
    const { pageTokens, grants } = session;
    if (isComplete && !grants.allowsFeature("complete-timeline")) {
      throw missingCapability({ kind: "feature", feature: "complete-timeline" });
    }
    return {
      // What is granted may be less by now.
      events: page.events.filter(isWanted(data, room)),
      [`${NAMESPACE}.start`]: data[FROM] ?? pageTokens.issue(query, page.start),
      ...(page.end && { [`${NAMESPACE}.end`]: pageTokens.issue(query, page.end) }),
      ...(page.isIncomplete && { [`${NAMESPACE}.truncated`]: true }),
    };
  },
});

function findPosition(token: string | undefined, query: string, { pageTokens }: ActionSession): PagePosition {
  if (token === undefined) return { from: undefined, given: [] };
  const position = pageTokens.find(query, token);
  if (position !== undefined) return position;
  throw new ActionError(`Invalid request - ${FROM} is no token of this room, type and direction`);
}

/** From the homeserver, to where the history ends that this user may see. */
function readHistory(
  data: ReadPageData,
  room: GrantedRoom,
  position: PagePosition,
  { driver, limits }: ActionSession,
): Promise<CollectedPage> {
  const { [DIR]: direction, type } = data;
  const read = async (from: string | undefined) => {
    const page = await driver.readPage?.({ roomId: room.id, direction, from, type, limit: SERVER_PAGE });
    if (page === undefined) throw new ActionError("This client cannot read pages");
    return page;
  };
  return collectPage(position, limitOf(data, limits), read, isWanted(data, room));
}

async function readAtHand(
  data: ReadPageData,
  room: GrantedRoom,
  position: PagePosition,
  { driver, limits }: ActionSession,
): Promise<CollectedPage> {
  const atHand = await readPageAtHand(driver, room.id, data[DIR], position.from, data);
  const page = await collectPage(position, limitOf(data, limits), async () => atHand, isWanted(data, room));
  return { ...page, isIncomplete: !atHand.isWholeHistory };
}

function limitOf({ limit }: ReadPageData, { usualEventsPerRead, eventsPerRead }: SessionLimits): number {
  return Math.min(Math.floor(limit ?? usualEventsPerRead), eventsPerRead);
}

function isWanted(data: ReadPageData, { id, grants }: GrantedRoom): (event: MatrixEvent) => boolean {
  return (event) =>
    event.room_id === id &&
    hasTypes(event, data) &&
    hasStateKey(event, data) &&
    grants.allowsReceive(asReceivable(event));
}
