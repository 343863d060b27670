import { NAMESPACE } from "../core/namespace.ts";

/**
 * The capability by which `readEventPages` reaches a room's whole history, not only what the client has at hand. What
 * the widget may receive stays what it was granted.
 */
export const COMPLETE_TIMELINE: string = `${NAMESPACE}.complete_timeline`;

/**
 * An ordinary event capability for one room only, or `*` for every room: it neither needs nor grants access to the
 * room's timeline otherwise. Other clients deny what they do not know, so ask for the broad one besides if you need it.
 *
 * @example
 * api.requestCapability(roomCapability(roomId, WidgetEventCapability.forStateEvent(EventDirection.Receive, "m.room.member").raw));
 */
export function roomCapability(roomId: string, capability: string): string {
  const room = roomId === "*" ? "*" : encodeURIComponent(roomId);
  return `${NAMESPACE}.room:${room}:${capability}`;
}
