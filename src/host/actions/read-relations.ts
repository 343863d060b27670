import * as v from "valibot";
import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction, noCapability } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { mayReadSome, readOneEvent } from "./read-one-event.ts";
import { asReceivable } from "./receivable.ts";
import { optionalText, requestData, requiredText } from "./request-data.ts";

const outOfRange = "Invalid request - limit out of range";

/**
 * MSC3869: events that relate to another. It has no capability of its own: the widget must be allowed to receive the
 * parent, and of the children it gets those that it may receive, so that a page may be short, or empty with a next one.
 */
export const readRelations: Action = defineAction({
  names: ["org.matrix.msc3869.read_relations", "read_relations"],
  feature: "relations",
  schema: requestData({
    event_id: requiredText("Invalid request - missing event ID"),
    room_id: optionalText("room_id"),
    rel_type: optionalText("rel_type"),
    event_type: optionalText("event_type"),
    limit: v.optional(v.pipe(v.number(outOfRange), v.integer(outOfRange), v.minValue(0, outOfRange))),
    from: optionalText("from"),
    to: optionalText("to"),
    direction: v.optional(v.picklist(["f", "b"], "Invalid request - direction is neither f nor b")),
  }),
  // Which capability it takes, only the parent tells.
  capability: noCapability,
  room: (data, access) => access.oneFor(data.room_id, mayReadSome),
  failure: "Unexpected error while reading relations",
  activity: {
    facts: ({ event_id, rel_type, event_type }) => ({
      eventId: event_id,
      relType: rel_type,
      eventType: event_type,
    }),
    result: countOf("chunk"),
    response: ({ chunk }) => ({ chunk: shownEvents(chunk) }),
  },
  handler: async ({ data, room, session: { driver, limits } }) => {
    const parent = await readOneEvent(driver, room, data.event_id);
    // One answer for "there is none" and "not for you": a widget cannot find out which events exist.
    if (parent === undefined) throw new ActionError("Unable to read relations of this event");
    const { event_id, rel_type, event_type, from, to, limit, direction } = data;
    const page = await driver.readEventRelations(
      event_id,
      room.id,
      rel_type,
      event_type,
      from,
      to,
      limit === undefined ? undefined : Math.min(limit, limits.eventsPerRead),
      direction,
    );
    // What is granted may be less by now.
    const { grants } = room;
    return {
      chunk: page.chunk.filter(
        (event) =>
          event.room_id === room.id &&
          (event_type === undefined || event.type === event_type) &&
          grants.allowsReceive(asReceivable(event)),
      ),
      ...(page.nextBatch === undefined ? {} : { next_batch: page.nextBatch }),
      ...(page.prevBatch === undefined ? {} : { prev_batch: page.prevBatch }),
    };
  },
});
