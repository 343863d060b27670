import * as v from "valibot";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";

/** Always acknowledged, in every phase: what it starts, if anything, starts after that. */
export const contentLoaded: Action = defineAction({
  names: ["content_loaded"],
  beforeReady: true,
  urgent: true,
  schema: v.unknown(),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to start",
  handler: ({ session, afterReply }) => {
    afterReply(() => session.contentLoaded());
    return {};
  },
});
