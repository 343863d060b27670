import type { Capability } from "../../core/capability/capability.ts";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import { roomText } from "./room-text.ts";
import { USE_TOPICS } from "./topics.ts";
import type { WordsContext } from "./words-context.ts";

/** Where a capability counts. */
export type CapabilityPlace =
  /** The room the widget acts in. */
  | { readonly kind: "this-room" }
  | { readonly kind: "room"; readonly roomId: string }
  /** Several rooms by name, where there are too many for a row each. */
  | { readonly kind: "other-rooms"; readonly roomIds: readonly string[] }
  /** Every room the user has joined or is invited to, now and later. */
  | { readonly kind: "all-rooms" }
  /** People's devices, past all rooms. */
  | { readonly kind: "devices" }
  /** Not about rooms: files, people, call servers, the screen. */
  | { readonly kind: "app" };

export function placeOf(capability: Capability, ownRoomId: string | undefined): CapabilityPlace {
  switch (capability.kind) {
    case "timeline":
    case "room-scoped":
      if (capability.room === "*") return { kind: "all-rooms" };
      if (capability.room === ownRoomId) return { kind: "this-room" };
      return { kind: "room", roomId: capability.room };
    case "to-device":
      return { kind: "devices" };
    case "feature":
      return { kind: USE_TOPICS[capability.feature] === undefined ? "this-room" : "app" };
    case "own":
    case "unknown":
      return { kind: "app" };
    default:
      return { kind: "this-room" };
  }
}

/** Equal strings mean equal places. */
export function placeKey(place: CapabilityPlace): string {
  return place.kind === "room" ? `room:${place.roomId}` : place.kind;
}

/** The place as a heading. */
export function placeName(
  place: CapabilityPlace,
  messages: CapabilityMessages,
  context: WordsContext,
): string {
  switch (place.kind) {
    case "this-room":
      return context.roomId === undefined ? messages.place.viewedRoom : messages.place.thisRoom;
    case "room":
      return messages.place.room(roomText(place.roomId, context.roomName?.(place.roomId)));
    case "other-rooms":
      return messages.place.otherRooms(place.roomIds.length);
    case "all-rooms":
      return messages.place.allRooms;
    case "devices":
      return messages.place.devices;
    case "app":
      return messages.place.app;
  }
}
