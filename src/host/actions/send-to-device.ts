import * as v from "valibot";
import { type Action, defineAction, noRoom } from "./action.ts";
import { plainObject, requestData, requiredText } from "./request-data.ts";
import {
  countDevices,
  requireSendingToDevice,
  sendMessages,
  TO_DEVICE_TIMEOUT_MS,
} from "./to-device-messages.ts";

const missingContents = "Invalid request - missing event contents";

/** MSC3819. Answered only once the homeserver has taken the messages; devices out of reach are named in the answer. */
export const sendToDevice: Action = defineAction({
  names: ["send_to_device"],
  feature: "to-device",
  timeoutMs: TO_DEVICE_TIMEOUT_MS,
  schema: requestData({
    type: requiredText("Invalid request - missing event type"),
    messages: v.record(
      v.string(),
      v.record(v.string(), plainObject(missingContents), missingContents),
      missingContents,
    ),
    encrypted: v.boolean("Invalid request - missing encryption flag"),
  }),
  capability: requireSendingToDevice,
  room: noRoom,
  failure: "Error sending event",
  activity: {
    facts: ({ type, encrypted, messages }) => ({ eventType: type, encrypted, count: countDevices(messages) }),
  },
  handler: ({ data, session: { driver } }) => sendMessages(driver, data),
});
