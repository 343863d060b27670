import type { DeviceMap, SendToDeviceContentMap } from "matrix-js-sdk";
import type { ToDeviceContents } from "../../core/matrix/matrix-client-port.ts";

export interface ToDevicePart {
  readonly userId: string;
  readonly deviceId: string;
  readonly content: Readonly<Record<string, unknown>>;
}

interface OwnDevice {
  readonly userId: string;
  readonly deviceId: string | null;
}

/**
 * Every device on its own, `*` replaced by the user's devices; a device that is also named gets what it is named for.
 * The own device is no part of `*`: nobody encrypts to the device they are. A user without devices keeps the `*`.
 */
export function expandRecipients(
  contents: ToDeviceContents,
  devices: DeviceMap,
  own: OwnDevice,
): readonly ToDevicePart[] {
  return Object.entries(contents).flatMap(([userId, { "*": forAll, ...named }]) => {
    const everyDevice = [...(devices.get(userId)?.keys() ?? [])];
    const others = everyDevice.filter((deviceId) => userId !== own.userId || deviceId !== own.deviceId);
    const recipients = everyDevice.length === 0 ? ["*"] : others;
    const expanded = forAll === undefined ? [] : recipients.map((deviceId) => [deviceId, forAll] as const);
    const byDevice = new Map([...expanded, ...Object.entries(named)]);
    return [...byDevice].map(([deviceId, content]) => ({ userId, deviceId, content }));
  });
}

export function toContentMap(contents: ToDeviceContents): SendToDeviceContentMap {
  return new Map(
    Object.entries(contents).map(([userId, devices]) => [userId, new Map(Object.entries(devices))]),
  );
}
