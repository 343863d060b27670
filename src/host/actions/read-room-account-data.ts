import { type Action, defineAction } from "./action.ts";
import { ActionError } from "./action-error.ts";
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
      throw new ActionError("Cannot read room account data of this type");
    }
  },
  room: (data, access) => access.many(data.room_ids),
  failure: "Unexpected error while reading room account data",
  handler: async ({ data, room: rooms, session: { driver } }) => ({
    events: await driver.readRoomAccountData(data.type, [...rooms]),
  }),
});
