import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { requestData } from "./request-data.ts";

/** Keeps the widget visible when the user goes elsewhere. Widgets read `success`: one of them at a time may stay. */
export const setAlwaysOnScreen: Action = defineAction({
  names: ["set_always_on_screen"],
  schema: requestData({ value: v.boolean("Invalid request - value is not a boolean") }),
  capability: needFeature("always-on-screen"),
  room: noRoom,
  failure: "Unable to keep the widget on screen",
  activity: { facts: ({ value }) => ({ value }) },
  handler: async ({ data, session: { app } }) => ({
    success: (await app.setAlwaysOnScreen?.(data.value)) ?? false,
  }),
});
