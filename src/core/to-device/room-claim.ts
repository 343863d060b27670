import { isPlainObject, type PlainObject } from "../is-plain-object.ts";
import { NAMESPACE } from "../namespace.ts";

/**
 * How far to-device messages are held to the room of a widget (review of MSC3819).
 * - `off`: not at all.
 * - `lenient`: what a room widget sends says its room; what comes for another room is dropped, and what says no room is
 *   delivered, since most clients do not say it.
 * - `strict`: what says no room is dropped too, and a room is also said in the words of the proposal. Calls with people
 *   whose client does not say it then fail.
 */
export type ToDeviceScope = "off" | "lenient" | "strict";

/** Where a content says its room. */
export const SCOPE: `${typeof NAMESPACE}.scope` = `${NAMESPACE}.scope` as const;
/** As the proposal spells it; a widget may mean something else by it. */
export const PROPOSED_SCOPE = "scope";

/** What a content says of the room it is for; it is the sender's word only. */
export type RoomClaim =
  | { readonly kind: "none" }
  | { readonly kind: "room"; readonly roomId: string }
  /** Not to be understood, or two rooms at once. */
  | { readonly kind: "unclear" };

export function readRoomClaim(content: PlainObject): RoomClaim {
  const ours = roomOf(content[SCOPE]);
  const proposed = roomOf(content[PROPOSED_SCOPE]);
  if (content[SCOPE] !== undefined && ours === undefined) return { kind: "unclear" };
  if (ours !== undefined && proposed !== undefined && ours !== proposed) return { kind: "unclear" };
  const roomId = ours ?? proposed;
  return roomId === undefined ? { kind: "none" } : { kind: "room", roomId };
}

function roomOf(scope: unknown): string | undefined {
  const roomId = isPlainObject(scope) ? scope["room_id"] : undefined;
  return typeof roomId === "string" && roomId !== "" ? roomId : undefined;
}
