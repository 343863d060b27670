import { NAMESPACE } from "../namespace.ts";
import type { CapabilityFeature } from "./capability.ts";

/** Every spelling in use, the canonical one first: the one that deployed widgets send. */
export const FEATURE_SPELLINGS: Readonly<Record<CapabilityFeature, readonly [string, ...string[]]>> = {
  screenshot: ["m.capability.screenshot"],
  sticker: ["m.sticker"],
  "always-on-screen": ["m.always_on_screen"],
  navigate: ["org.matrix.msc2931.navigate", "m.navigate"],
  "turn-servers": ["town.robin.msc3846.turn_servers", "m.turn_servers"],
  "user-directory-search": ["org.matrix.msc3973.user_directory_search", "m.user_directory_search"],
  "upload-file": ["org.matrix.msc4039.upload_file", "m.upload_file"],
  "download-file": ["org.matrix.msc4039.download_file", "m.download_file"],
  "send-delayed-event": ["org.matrix.msc4157.send.delayed_event", "m.send.delayed_event"],
  // SPEC: MSC4157 once had a dot where it now has an underscore; widgets of both ages are deployed.
  "update-delayed-event": [
    "org.matrix.msc4157.update_delayed_event",
    "org.matrix.msc4157.update.delayed_event",
    "m.update_delayed_event",
  ],
  "send-sticky-event": ["org.matrix.msc4407.send.sticky_event", "m.send.sticky_event"],
  "receive-sticky-event": ["org.matrix.msc4407.receive.sticky_event", "m.receive.sticky_event"],
  "complete-timeline": [`${NAMESPACE}.complete_timeline`],
  "rtc-transports": ["org.matrix.msc4515.rtc_transports", "rtc_transports"],
  "rtc-livekit-get-token": ["org.matrix.msc4533.rtc_livekit_get_token", "rtc_livekit_get_token"],
  "rtc-livekit-delegate-delayed-leave": [
    "org.matrix.msc4533.rtc_livekit_delegate_delayed_leave",
    "rtc_livekit_delegate_delayed_leave",
  ],
  modals: ["org.matrix.msc2790.modals", "m.modals"],
  "requires-client": ["io.element.requires_client"],
  "view-room": ["io.element.view_room"],
  visibility: ["visibility"],
};
