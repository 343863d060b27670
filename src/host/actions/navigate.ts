import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { needFeature } from "./need-feature.ts";
import { requestData } from "./request-data.ts";

const invalid = "Invalid matrix.to URI";

/** MSC2931: takes the user to a room, a user or an event, by a matrix.to link and by nothing else, and not all the time. */
export const navigate: Action = defineAction({
  names: ["org.matrix.msc2931.navigate", "navigate"],
  feature: "navigate",
  schema: requestData({ uri: v.pipe(v.string(invalid), v.startsWith("https://matrix.to/#", invalid)) }),
  capability: needFeature("navigate"),
  room: noRoom,
  failure: "Error handling navigation",
  activity: { facts: ({ uri }) => ({ link: uri }) },
  handler: async ({ data, session }) => {
    if (!session.mayNavigate()) {
      const message = "Too many navigations. Wait a moment, then try again.";
      throw new ActionError(message, { reason: "limit", limit: "navigationsPerMinute" });
    }
    await session.driver.navigate(data.uri);
    return {};
  },
});
