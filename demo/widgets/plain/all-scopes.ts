import type { Scope, ScopeContext } from "./scope.ts";
import { directoryScope } from "./scopes/directory.ts";
import { everyRoomScope } from "./scopes/every-room.ts";
import { identityScope } from "./scopes/identity.ts";
import { mediaScope } from "./scopes/media.ts";
import { messagesScope } from "./scopes/messages.ts";
import { modalScope } from "./scopes/modal.ts";
import { navigationScope } from "./scopes/navigation.ts";
import { reactionsScope } from "./scopes/reactions.ts";
import { roomAccountDataScope } from "./scopes/room-account-data.ts";
import { rtcTransportsScope } from "./scopes/rtc-transports.ts";
import { scheduledScope } from "./scopes/scheduled.ts";
import { screenScope } from "./scopes/screen.ts";
import { stateScope } from "./scopes/state.ts";
import { stickerScope } from "./scopes/sticker.ts";
import { stickyScope } from "./scopes/sticky.ts";
import { toDeviceScope } from "./scopes/to-device.ts";
import { turnScope } from "./scopes/turn.ts";

/** One of each kind, most used first. */
export function allScopes(context: ScopeContext): readonly Scope[] {
  return [
    messagesScope(context),
    reactionsScope(context),
    stateScope(context),
    everyRoomScope(context),
    toDeviceScope(context),
    identityScope(context),
    mediaScope(context),
    scheduledScope(context),
    stickyScope(context),
    modalScope(context),
    screenScope(context),
    navigationScope(context),
    stickerScope(context),
    directoryScope(context),
    turnScope(context),
    rtcTransportsScope(context),
    roomAccountDataScope(context),
  ];
}
