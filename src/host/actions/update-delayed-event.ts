import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { requestData, requiredText } from "./request-data.ts";

/**
 * MSC4157: cancels, restarts or sends a delayed event. A call's heartbeat: it goes to the driver in the very task that
 * brought it, never behind other requests, and each by itself, so that a late one does not hold up the next.
 */
export const updateDelayedEvent: Action = defineAction({
  names: [
    "org.matrix.msc4157.update_delayed_event",
    "org.matrix.msc4157.update.delayed_event",
    "update_delayed_event",
  ],
  feature: "delayed-events",
  urgent: true,
  schema: requestData({
    delay_id: requiredText("Invalid request - missing delay_id"),
    // `refresh` is what the proposal calls it, `restart` what everybody sends.
    action: v.picklist(["cancel", "restart", "send", "refresh"], "Invalid request - unsupported action"),
  }),
  capability: needFeature("update-delayed-event"),
  room: noRoom,
  // Widgets look for these words to tell a lost connection from a refusal.
  failure: "Error updating delayed event",
  activity: { facts: ({ action }) => ({ change: action }) },
  handler: async ({ data: { delay_id, action }, session: { driver } }) => {
    if (action === "cancel") await driver.cancelScheduledDelayedEvent(delay_id);
    else if (action === "send") await driver.sendScheduledDelayedEvent(delay_id);
    else await driver.restartScheduledDelayedEvent(delay_id);
    return {};
  },
});
