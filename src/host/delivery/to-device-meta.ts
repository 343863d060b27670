import type { ToDeviceMessage } from "../../core/matrix/matrix-client-port.ts";
import { NAMESPACE } from "../../core/namespace.ts";

/**
 * What the host knows of a message, for beside the data: data holds what a sender wrote, and no sender or homeserver
 * reaches here. Of the sending device only decryption tells. `roomId`: the room it is for, where that was checked.
 */
export function toDeviceMeta(
  { encrypted, senderDevice, senderVerified }: ToDeviceMessage,
  roomId: string | undefined,
): object {
  return {
    [`${NAMESPACE}.meta`]: {
      encrypted,
      ...(encrypted && senderDevice !== undefined && { sender_device: senderDevice }),
      ...(encrypted && senderVerified !== undefined && { sender_device_verified: senderVerified }),
      ...(roomId !== undefined && { room_id: roomId }),
    },
  };
}
