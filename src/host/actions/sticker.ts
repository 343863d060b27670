import * as v from "valibot";
import { pick } from "../activity/shown-event.ts";
import { type Action, defineAction } from "./action.ts";
import { needFeature } from "./need-feature.ts";
import { optionalText, plainObject, requestData, requiredText } from "./request-data.ts";

const noContent = "Invalid request - missing sticker content";

/** Sends a sticker picked in the widget. Newer widgets use `send_event`. */
export const sticker: Action = defineAction({
  names: ["m.sticker"],
  feature: "events",
  schema: requestData({
    name: requiredText("Invalid request - missing sticker name"),
    description: optionalText("description"),
    content: v.object(
      {
        url: v.pipe(v.string(noContent), v.startsWith("mxc://", noContent)),
        info: v.optional(plainObject(noContent)),
      },
      noContent,
    ),
  }),
  capability: needFeature("sticker"),
  room: (_data, access) => access.one(undefined),
  failure: "Error sending event",
  activity: {
    facts: () => ({ eventType: "m.sticker" }),
    data: (data) => pick(data, ["name", "description", "content"]),
  },
  handler: async ({ data: { name, description, content }, room, session: { driver } }) => {
    const { url, info = {} } = content;
    await driver.sendEvent("m.sticker", { body: description || name, url, info }, null, room);
    return {};
  },
});
