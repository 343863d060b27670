import * as v from "valibot";
import { countOf } from "../activity/activity-rule.ts";
import { type Action, defineAction, noRoom } from "./action.ts";
import { needFeature } from "./need-feature.ts";

/** MSC4515: where calls can be carried. An empty list where the homeserver names nothing. */
export const getRtcTransports: Action = defineAction({
  names: ["org.matrix.msc4515.get_rtc_transports", "get_rtc_transports"],
  feature: "rtc-transports",
  schema: v.unknown(),
  capability: needFeature("rtc-transports"),
  room: noRoom,
  failure: "Unexpected error while getting the RTC transports",
  activity: { result: countOf("rtc_transports") },
  handler: async ({ session: { driver } }) => {
    const { rtc_transports } = await driver.getRtcTransports();
    return { rtc_transports: rtc_transports ?? [] };
  },
});
