import * as v from "valibot";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { type Action, defineAction } from "./action.ts";
import { needFeature } from "./need-feature.ts";

const missingRoom = "Invalid request - missing room ID";

// The body is the homeserver's to judge, but for its room: a widget joins no call of a room that is closed to it.
const body = v.looseObject({ room_id: v.string(missingRoom) }, missingRoom);
// What else it ought to hold is not checked here, and relayed as it is.
type TokenBody = Parameters<SessionDriver["getRtcLivekitToken"]>[0];
type LeaveBody = Parameters<SessionDriver["delegateRtcLivekitDelayedLeave"]>[0];

/** MSC4533: a token for a LiveKit server, from the homeserver's `get_token` of MSC4195. */
export const rtcLivekitGetToken: Action = defineAction({
  names: ["org.matrix.msc4533.rtc_livekit_get_token", "rtc_livekit_get_token"],
  feature: "rtc-livekit",
  schema: body,
  capability: needFeature("rtc-livekit-get-token"),
  room: (data, access) => access.one(data.room_id),
  reads: true,
  failure: "Unexpected error while getting a LiveKit token",
  handler: ({ data, session: { driver } }) => driver.getRtcLivekitToken(data as TokenBody),
});

/** MSC4533: the homeserver sends the delayed leave event when it loses sight of the widget's connection. */
export const rtcLivekitDelegateDelayedLeave: Action = defineAction({
  names: ["org.matrix.msc4533.rtc_livekit_delegate_delayed_leave", "rtc_livekit_delegate_delayed_leave"],
  feature: "rtc-livekit",
  schema: body,
  capability: needFeature("rtc-livekit-delegate-delayed-leave"),
  room: (data, access) => access.one(data.room_id),
  failure: "Unexpected error while delegating the delayed leave event",
  handler: ({ data, session: { driver } }) => driver.delegateRtcLivekitDelayedLeave(data as LeaveBody),
});
