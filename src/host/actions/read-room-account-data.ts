import { countOf } from "../activity/activity-rule.ts";
import { shownEvents } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import { missingCapability } from "./missing-capability.ts";
import { requestData, requiredText, roomIds } from "./request-data.ts";

/** The user's own account data in rooms; an extension of Beeper's. */
export const readRoomAccountData: Action = defineAction({
  names: ["com.beeper.read_room_account_data"],
  feature: "room-account-data",
  schema: requestData({
    type: requiredText("Invalid request - missing event type"),
    room_ids: roomIds,
  }),
  capability: ({ type }, grants) => {
    if (!grants.allowsReadRoomAccountData(type)) {
      const message = "Cannot read room account data of this type";
      throw missingCapability({ kind: "room-account-data", eventType: type }, message);
    }
  },
  room: (data, access) => access.many(data.room_ids),
  reads: true,
  failure: "Unexpected error while reading room account data",
  activity: {
    facts: ({ type }) => ({ eventType: type }),
    result: countOf("events"),
    response: ({ events }) => ({ events: shownEvents(events) }),
  },
  handler: async ({ data: { type }, room: rooms, session: { driver } }) => {
    const events = await driver.readRoomAccountData(type, [...rooms]);
    // Drivers of other makers may give more than was asked for.
    return { events: events.filter((event) => event.type === type && rooms.includes(event.room_id)) };
  },
});
