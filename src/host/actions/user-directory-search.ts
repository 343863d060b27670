import * as v from "valibot";
import { countOf } from "../activity/activity-rule.ts";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { requestData } from "./request-data.ts";

const outOfRange = "Invalid request - limit out of range";

/** MSC3973. The search term may be empty. */
export const userDirectorySearch: Action = defineAction({
  names: ["org.matrix.msc3973.user_directory_search", "user_directory_search"],
  feature: "user-directory",
  schema: requestData({
    search_term: v.string("Invalid request - missing search term"),
    limit: v.optional(v.pipe(v.number(outOfRange), v.integer(outOfRange), v.minValue(0, outOfRange))),
  }),
  capability: needFeature("user-directory-search"),
  room: noRoom,
  reads: true,
  failure: "Unexpected error while searching in the user directory",
  activity: {
    result: countOf("results"),
    data: (data) => pick(data, ["search_term", "limit"]),
    response: (response) => pick(response, ["limited", "results"]),
  },
  handler: async ({ data, session: { driver } }) => {
    const { limited, results } = await driver.searchUserDirectory(data.search_term, data.limit);
    return {
      limited,
      results: results.map(({ userId, displayName, avatarUrl }) => ({
        user_id: userId,
        ...(displayName === undefined ? {} : { display_name: displayName }),
        ...(avatarUrl === undefined ? {} : { avatar_url: avatarUrl }),
      })),
    };
  },
});
