import * as v from "valibot";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";

/** Answered at any time: a stock widget asks before it says which capabilities it wants. */
export const supportedApiVersions: Action = defineAction({
  names: ["supported_api_versions"],
  beforeReady: true,
  urgent: true,
  schema: v.unknown(),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to list the supported versions",
  handler: ({ session }) => ({ supported_versions: session.versions }),
});
