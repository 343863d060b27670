import type { ToDeviceMessage } from "../../core/matrix/matrix-client-port.ts";
import { readRoomClaim, type ToDeviceScope } from "../../core/to-device/room-claim.ts";
import type { EventRouter } from "../event-router.ts";

/** Where a document is, and what is wanted there. */
export interface ToDevicePlace {
  /** Undefined for account widgets. */
  readonly boundRoomId: string | undefined;
  readonly router: EventRouter;
  readonly scope: ToDeviceScope;
}

export type ToDeviceAdmission =
  | { readonly kind: "refused" }
  /** With the room it is for, where it was encrypted, says so, and its sender is in that room. */
  | { readonly kind: "admitted"; readonly roomId: string | undefined };

const refused: ToDeviceAdmission = { kind: "refused" };

/** Whether a to-device message may be shown to a widget there, whatever the widget was granted. MSC3819 and its review. */
export function admitToDevice(message: ToDeviceMessage, place: ToDevicePlace): ToDeviceAdmission {
  const { boundRoomId, router, scope } = place;
  if (message.senderVerified !== true && router.excludesUnverified(boundRoomId)) return refused;
  // In an encrypted room a clear message is anybody's, the homeserver's too.
  const isTrustworthy = message.encrypted || boundRoomId === undefined || !router.isEncrypted(boundRoomId);
  if (!isTrustworthy) return refused;
  return scope === "off" ? { kind: "admitted", roomId: undefined } : admitToRoom(message, place);
}

function admitToRoom(
  { content, sender, encrypted }: ToDeviceMessage,
  { boundRoomId, router, scope }: ToDevicePlace,
): ToDeviceAdmission {
  const claim = readRoomClaim(content);
  const claimed = claim.kind === "room" ? claim.roomId : undefined;
  const membership = claimed === undefined ? undefined : router.membershipOf(claimed, sender);
  if (boundRoomId !== undefined) {
    if (claim.kind === "none" && scope === "strict") return refused;
    if (claim.kind !== "none" && claimed !== boundRoomId) return refused;
    // With members loaded lazily some are not known yet; such a one might as well have said no room.
    const isPossible = membership === "join" || (membership === undefined && scope === "lenient");
    if (claimed !== undefined && !isPossible) return refused;
  }
  // In clear it is the homeserver's word, not the sender's.
  return { kind: "admitted", roomId: encrypted && membership === "join" ? claimed : undefined };
}
