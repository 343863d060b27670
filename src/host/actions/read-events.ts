import * as v from "valibot";
import { NAMESPACE } from "../../core/namespace.ts";
import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import type { ActionSession } from "./action-session.ts";
import { hasStateKey, hasTypes } from "./read-events-filter.ts";
import { asReceivable } from "./receivable.ts";
import { optionalText, requestData, requiredText, roomIds, stateKeyOrAny } from "./request-data.ts";
import { mayRead, requireReading } from "./require-reading.ts";
import type { GrantedRoom } from "./room-access.ts";

/** In the answer: there may be more than the host gives at once. */
const LIMITED = `${NAMESPACE}.limited`;

const outOfRange = "Invalid request - limit out of range";

const schema = requestData({
  type: requiredText("Invalid request - missing event type"),
  state_key: stateKeyOrAny,
  msgtype: optionalText("msgtype"),
  limit: v.optional(v.pipe(v.number(outOfRange), v.minValue(1, outOfRange))),
  room_ids: roomIds,
  since: optionalText("since"),
});

type ReadEventsData = v.InferOutput<typeof schema>;
type ReadEvent = Awaited<ReturnType<ActionSession["driver"]["readRoomTimeline"]>>[number];

/**
 * MSC2762, once MSC2876: events the client already has, newest first. For state it is the current state, unless the
 * widget gets that by `update_state`: then it is what the timeline holds.
 */
export const readEvents: Action = defineAction({
  names: ["org.matrix.msc2876.read_events", "read_events"],
  feature: "events",
  schema,
  capability: requireReading,
  room: (data, access) => access.manyFor(data.room_ids, mayRead(data)),
  reads: true,
  failure: "Unexpected error while reading events",
  activity: {
    facts: ({ type, state_key, msgtype }) => ({ eventType: type, stateKey: state_key, msgtype }),
    result: (response) => ({
      ...countOf("events")(response),
      limit: LIMITED in response ? "eventsPerRead" : undefined,
    }),
    response: ({ events }) => ({ events: shownEvents(events) }),
  },
  handler: async ({ data, room: rooms, session }) => {
    const lists = await Promise.all(rooms.map((room) => readRoom(data, room, session)));
    const wanted = data.limit ?? Number.POSITIVE_INFINITY;
    const most = isCurrentState(data, session) ? Number.POSITIVE_INFINITY : session.limits.eventsPerRead;
    const events = lists.flatMap((list) => list.events).slice(0, Math.min(wanted, most));
    const isCut = events.length === most || lists.some(({ looked }) => looked >= most);
    const isLimited = wanted > most && isCut;
    return { events, ...(isLimited ? { [LIMITED]: true } : {}) };
  },
});

function isCurrentState({ state_key }: ReadEventsData, { takesStateUpdates }: ActionSession): boolean {
  return state_key !== undefined && !takesStateUpdates;
}

interface RoomReading {
  readonly events: readonly ReadEvent[];
  /** How many the driver gave, unwanted ones among them. */
  readonly looked: number;
}

async function readRoom(
  data: ReadEventsData,
  room: GrantedRoom,
  session: ActionSession,
): Promise<RoomReading> {
  const { driver, limits } = session;
  const { type, msgtype, state_key, since } = data;
  const stateKey = state_key === true ? undefined : state_key;
  const wanted = Math.floor(data.limit ?? limits.usualEventsPerRead);
  const limit = Math.min(wanted, limits.eventsPerRead, Number.MAX_SAFE_INTEGER);
  const events = isCurrentState(data, session)
    ? await driver.readRoomState(room.id, type, stateKey)
    : await driver.readRoomTimeline(room.id, type, msgtype, stateKey, limit, since);
  // Drivers cannot tell "no key" from "any key", and what leaves here is judged here, by what is granted by now.
  const { grants } = room;
  const wantedOnes = events.filter(
    (event) =>
      event.room_id === room.id &&
      hasTypes(event, data) &&
      hasStateKey(event, data) &&
      grants.allowsReceive(asReceivable(event)),
  );
  return { events: wantedOnes, looked: events.length };
}
