import { NAMESPACE } from "../../core/namespace.ts";
import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction, noCapability } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { hasStateKey, hasTypes } from "./read-events-filter.ts";
import { mayReadSome, readOneEvent } from "./read-one-event.ts";
import { optionalText, requestData, roomIds, stateKeyOrAny } from "./request-data.ts";

const EVENT_ID = `${NAMESPACE}.event_id` as const;

/**
 * `read_events` of one event, as the review of MSC2762 proposed it: by `event_id` in our namespace, or plain `id`. What
 * else the request says is a filter besides. An event that does not pass is not told from one that is not there.
 */
export const readEventsById: Action = defineAction({
  names: ["org.matrix.msc2876.read_events", "read_events"],
  version: EXTENSION_VERSIONS.readEvent,
  takes: ({ [EVENT_ID]: ours, id }) => ours !== undefined || id !== undefined,
  feature: "events",
  schema: requestData({
    [EVENT_ID]: optionalText(EVENT_ID),
    id: optionalText("id"),
    type: optionalText("type"),
    state_key: stateKeyOrAny,
    msgtype: optionalText("msgtype"),
    room_ids: roomIds,
  }),
  // Which capability it takes, only the event tells.
  capability: noCapability,
  room: (data, access) => {
    const rooms = access.manyFor(data.room_ids, mayReadSome);
    if (rooms.length <= 1) return rooms[0];
    throw new ActionError("Invalid request - an event is read from one room at a time");
  },
  failure: "Unexpected error while reading events",
  activity: {
    facts: ({ [EVENT_ID]: eventId, id, type, state_key }) => ({
      eventId: eventId || id,
      eventType: type,
      stateKey: state_key,
    }),
    result: countOf("events"),
    response: ({ events }) => ({ events: shownEvents(events) }),
  },
  handler: async ({ data, room, session: { driver } }) => {
    const eventId = data[EVENT_ID] || data.id;
    if (!eventId) throw new ActionError("Invalid request - missing event ID");
    const event = room === undefined ? undefined : await readOneEvent(driver, room, eventId);
    const isWanted =
      event !== undefined &&
      hasTypes(event, data) &&
      (data.state_key === undefined || hasStateKey(event, data));
    return { events: isWanted ? [event] : [] };
  },
});
