import { identityKey, type WidgetIdentity } from "../../core/permission/widget-identity.ts";
import type { FrameServices } from "./frame-services.ts";

/**
 * For a widget that lost its permission or its place in the room: its heartbeats are sent at once, so that nobody stays
 * in a call who is not there. What else it scheduled is for the app to cancel, once it has told the user.
 */
export function endHeartbeats({ client, delayedEvents }: FrameServices, identity: WidgetIdentity): void {
  void delayedEvents.end(client, { owner: identityKey(identity), messages: "keep" });
}
