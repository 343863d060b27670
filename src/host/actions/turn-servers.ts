import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";

/** MSC3846: acknowledged when there are servers, which then follow in `update_turn_servers`, renewed in time. */
export const watchTurnServers: Action = defineAction({
  names: ["watch_turn_servers"],
  feature: "turn",
  schema: v.unknown(),
  capability: needFeature("turn-servers"),
  room: noRoom,
  failure: "TURN servers not available",
  handler: async ({ session, afterReply }) => {
    await session.watchTurn((servers) => afterReply(() => session.tell("update_turn_servers", servers)));
    return {};
  },
});

export const unwatchTurnServers: Action = defineAction({
  names: ["unwatch_turn_servers"],
  feature: "turn",
  schema: v.unknown(),
  capability: needFeature("turn-servers"),
  room: noRoom,
  failure: "Unable to stop watching TURN servers",
  handler: ({ session }) => {
    session.unwatchTurn();
    return {};
  },
});
