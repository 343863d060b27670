import * as v from "valibot";
import { NAMESPACE } from "../../core/namespace.ts";
import { isReservedToDeviceType } from "../../core/to-device/reserved-types.ts";
import { type Action, defineAction, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { plainObject, requestData, requiredText } from "./request-data.ts";

const missingContents = "Invalid request - missing event contents";

/** MSC3819. Answered only once the homeserver has taken the messages; devices out of reach are named in the answer. */
export const sendToDevice: Action = defineAction({
  names: ["send_to_device"],
  feature: "to-device",
  // MSC3819: widgets wait a minute, since devices may have to be looked up and encrypted for first.
  timeoutMs: 59_000,
  schema: requestData({
    type: requiredText("Invalid request - missing event type"),
    messages: v.record(
      v.string(),
      v.record(v.string(), plainObject(missingContents), missingContents),
      missingContents,
    ),
    encrypted: v.boolean("Invalid request - missing encryption flag"),
  }),
  capability: ({ type }, grants) => {
    if (isReservedToDeviceType(type) || !grants.allowsSendToDevice(type)) {
      throw new ActionError("Cannot send to-device events of this type");
    }
  },
  room: noRoom,
  failure: "Error sending event",
  handler: async ({ data, session: { driver } }) => {
    const failures = await driver.sendToDevice(data.type, data.encrypted, data.messages);
    const isComplete = failures === undefined || Object.keys(failures).length === 0;
    return isComplete ? {} : { [`${NAMESPACE}.failures`]: failures };
  },
});
