import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";

/** MSC4039: the homeserver's media configuration, as it is. */
export const getMediaConfig: Action = defineAction({
  names: ["org.matrix.msc4039.get_media_config", "get_media_config"],
  feature: "media",
  schema: v.unknown(),
  capability: needFeature("upload-file"),
  room: noRoom,
  failure: "Unexpected error while getting the media configuration",
  handler: async ({ session: { driver } }) => driver.getMediaConfig(),
});
