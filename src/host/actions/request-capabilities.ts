import * as v from "valibot";
import { shortTexts } from "../activity/short-text.ts";
import { type Action, defineAction, noCapability, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { requestData } from "./request-data.ts";

/** MSC2974: acknowledged at once, however long the user thinks; `notify_capabilities` follows in every case. */
export const requestCapabilities: Action = defineAction({
  names: ["org.matrix.msc2974.request_capabilities", "request_capabilities"],
  beforeReady: true,
  urgent: true,
  schema: requestData({
    capabilities: v.array(
      v.string("Invalid request - a capability is not a string"),
      "Invalid request - missing capabilities",
    ),
  }),
  capability: noCapability,
  room: noRoom,
  failure: "Unable to ask for capabilities",
  activity: {
    facts: ({ capabilities }) => ({ count: capabilities.length }),
    data: ({ capabilities }) => ({ capabilities: shortTexts(capabilities) }),
  },
  handler: ({ data, session }) => {
    if (!session.renegotiate(data.capabilities)) {
      throw new ActionError("Capabilities cannot be asked for now. Wait for notify_capabilities first.", {
        reason: "limit",
        limit: "capabilityRequestsWaiting",
      });
    }
    return {};
  },
});
