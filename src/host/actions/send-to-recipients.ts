import * as v from "valibot";
import { NAMESPACE } from "../../core/namespace.ts";
import { EXTENSION_VERSIONS } from "../../core/protocol/extension-versions.ts";
import { inspectPlainData } from "../../core/protocol/inspect-plain-data.ts";
import { limitOf } from "../transport/describe-problem.ts";
import { type Action, defineAction, noRoom } from "./action.ts";
import { ActionError } from "./action-error.ts";
import { hasAnySpelling, withPlainSpellings } from "./plain-spellings.ts";
import { plainObject, requestData, requiredText } from "./request-data.ts";
import {
  countDevices,
  requireSendingToDevice,
  sendMessages,
  TO_DEVICE_TIMEOUT_MS,
} from "./to-device-messages.ts";

const RECIPIENTS = `${NAMESPACE}.recipients` as const;
const CONTENT = `${NAMESPACE}.content` as const;
/** Unprefixed, as the review of MSC3819 has them. */
const SPELLINGS = { [RECIPIENTS]: "recipient_devices", [CONTENT]: "content" } as const;
const noRecipients = `Invalid request - ${RECIPIENTS} is no list of devices for each user`;

/**
 * `send_to_device` of one content to many devices, as the review of MSC3819 proposed it: the content once, and the
 * devices of each user, of whom `*` means all.
 */
export const sendToRecipients: Action = defineAction({
  names: ["send_to_device"],
  version: EXTENSION_VERSIONS.compactRecipients,
  takes: (data) => CONTENT in data || hasAnySpelling(data, { [RECIPIENTS]: SPELLINGS[RECIPIENTS] }),
  feature: "to-device",
  timeoutMs: TO_DEVICE_TIMEOUT_MS,
  schema: withPlainSpellings(
    SPELLINGS,
    requestData({
      type: requiredText("Invalid request - missing event type"),
      messages: v.optional(v.undefined(`Invalid request - messages do not go with ${RECIPIENTS}`)),
      [RECIPIENTS]: v.record(v.string(), v.array(v.string(noRecipients), noRecipients), noRecipients),
      [CONTENT]: plainObject(`Invalid request - missing ${CONTENT}`),
      encrypted: v.boolean("Invalid request - missing encryption flag"),
    }),
  ),
  capability: requireSendingToDevice,
  room: noRoom,
  failure: "Error sending event",
  activity: {
    facts: ({ type, encrypted, [RECIPIENTS]: recipients }) => ({
      eventType: type,
      encrypted,
      count: countDevices(recipients),
    }),
  },
  handler: ({ data, session: { driver, limits } }) => {
    const { type, encrypted, [RECIPIENTS]: recipients, [CONTENT]: content } = data;
    const messages = Object.fromEntries(
      Object.entries(recipients).map(([userId, devices]) => [
        userId,
        Object.fromEntries(devices.map((deviceId) => [deviceId, content])),
      ]),
    );
    // A short request must not become what a long one may not be.
    const size = inspectPlainData(messages, limits);
    if (typeof size === "string") {
      const limit = limitOf(size);
      throw new ActionError(
        "Invalid request - too much content for so many recipients",
        limit === undefined ? { reason: "data" } : { reason: "limit", limit },
      );
    }
    return sendMessages(driver, { type, encrypted, messages });
  },
});
