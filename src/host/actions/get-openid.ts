import * as v from "valibot";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";

/**
 * MSC1960: who the user is, proven by a token. Needs no capability but the user's consent; while that is outstanding
 * the answer is `request`, and the outcome follows in `openid_credentials`.
 */
export const getOpenId: Action = defineAction({
  names: ["get_openid"],
  feature: "openid",
  beforeReady: true,
  schema: v.unknown(),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to get an identity token",
  handler: async ({ session, requestId, afterReply }) => {
    const { response, outcome } = await session.askIdentity();
    afterReply(() => {
      outcome?.then((credentials) => {
        session.tell("openid_credentials", { ...credentials, original_request_id: requestId });
      });
    });
    return response;
  },
});
