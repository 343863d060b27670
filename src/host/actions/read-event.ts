import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import { shownEvent } from "../activity/shown-event.ts";
import { type Action, defineAction, noCapability } from "./action.ts";
import { mayReadSome, readOneEvent } from "./read-one-event.ts";
import { optionalText, requestData, requiredText } from "./request-data.ts";

/** Proposed in the review of MSC2762: one event by its id, as `event`; null for one the widget may not have. */
export const readEvent: Action = defineAction({
  names: [EXTENSION_VERSIONS.readEvent],
  version: EXTENSION_VERSIONS.readEvent,
  feature: "events",
  schema: requestData({
    event_id: requiredText("Invalid request - missing event ID"),
    room_id: optionalText("room_id"),
  }),
  // Which capability it takes, only the event tells.
  capability: noCapability,
  room: (data, access) => access.oneFor(data.room_id, mayReadSome),
  failure: "Unexpected error while reading an event",
  activity: {
    facts: ({ event_id }) => ({ eventId: event_id }),
    result: ({ event }) => ({ count: event === null ? 0 : 1 }),
    response: ({ event }) => ({ event: event === null ? null : shownEvent(event) }),
  },
  handler: async ({ data, room, session: { driver } }) => ({
    event: (await readOneEvent(driver, room, data.event_id)) ?? null,
  }),
});
