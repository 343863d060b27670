import { isPlainObject } from "../core/is-plain-object.ts";
import { NAMESPACE } from "../core/namespace.ts";

/** What the client itself knows of a to-device message; neither its sender nor a homeserver can write it. */
export interface ToDeviceMeta {
  /** The client decrypted it. */
  readonly encrypted: boolean;
  /** The device that encrypted it; only of messages that were. */
  readonly senderDevice: string | undefined;
  /** Whether the user's client trusts that device; only of messages that were encrypted. */
  readonly senderDeviceVerified: boolean | undefined;
  /** The room it was sent for, where the client checked that. */
  readonly roomId: string | undefined;
}

/**
 * Reads what the client says beside the data of a to-device message. Undefined where it says nothing: the extension
 * `toDeviceMeta` tells whether it will.
 *
 * @param request the request as `WidgetApi` hands it over, the `detail` of its event
 * @example
 * api.on("action:send_to_device", ({ detail }) => {
 *   if (readToDeviceMeta(detail)?.senderDeviceVerified) accept(detail.data);
 * });
 */
export function readToDeviceMeta(request: object): ToDeviceMeta | undefined {
  const meta: unknown = Object.getOwnPropertyDescriptor(request, `${NAMESPACE}.meta`)?.value;
  if (!isPlainObject(meta)) return undefined;
  const { encrypted, sender_device: device, sender_device_verified: isVerified, room_id: roomId } = meta;
  return {
    encrypted: encrypted === true,
    senderDevice: typeof device === "string" ? device : undefined,
    senderDeviceVerified: typeof isVerified === "boolean" ? isVerified : undefined,
    roomId: typeof roomId === "string" ? roomId : undefined,
  };
}
