import type { MatrixWidgetDriverOptions } from "./driver-options.ts";

/**
 * Whether to-device messages are encrypted (MSC3819).
 * - `room`: as the room the widget is bound to; without one, always.
 * - `always`: always.
 * - `widget`: as the widget asks where it is bound to no room.
 *
 * From an encrypted room nothing ever leaves in clear, and in a clear one a widget can ask for encryption.
 */
export type ToDeviceEncryption = "room" | "always" | "widget";

export function mustEncryptToDevice(
  { client, widget, roomId, toDeviceEncryption }: MatrixWidgetDriverOptions,
  asked: boolean,
): boolean {
  const policy = toDeviceEncryption ?? (widget.kind === "account" ? "always" : "room");
  if (asked || policy === "always") return true;
  if (roomId === undefined) return policy === "room";
  // A room that is not known here may well be encrypted.
  return client.getRoom(roomId)?.isEncrypted !== false;
}
