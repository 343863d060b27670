import { formatCapability } from "../capability/format-capability.ts";
import { parseCapability } from "../capability/parse-capability.ts";

/** What of the user's devices a page may use. Each becomes a feature of the frame's `allow`. */
export type DeviceFeature = "camera" | "microphone" | "screen" | "clipboard";

export const DEVICE_FEATURES: readonly DeviceFeature[] = ["camera", "microphone", "screen", "clipboard"];

/**
 * One thing a widget may be allowed: to load its page, to prove who the user is (MSC1960), a device feature, or a
 * capability in its canonical spelling. One family, so that all of them are asked, kept and taken back alike.
 */
export type Permission = "load" | "identity" | `device:${DeviceFeature}` | `capability:${string}`;

const CAPABILITY = "capability:";
const DEVICE = "device:";

/** Folds all spellings of a capability, so that none dodges what was decided about another. */
export function capabilityPermission(raw: string): Permission {
  return `${CAPABILITY}${formatCapability(parseCapability(raw))}`;
}

export function devicePermission(feature: DeviceFeature): Permission {
  return `${DEVICE}${feature}`;
}

/** The capability in its canonical spelling; undefined for the other permissions. */
export function permittedCapability(permission: Permission): string | undefined {
  return permission.startsWith(CAPABILITY) ? permission.slice(CAPABILITY.length) : undefined;
}

export function permittedDevice(permission: Permission): DeviceFeature | undefined {
  return DEVICE_FEATURES.find((feature) => permission === devicePermission(feature));
}

/** Reads a permission from text of unknown origin; a capability in another than its canonical spelling is none. */
export function parsePermission(text: string): Permission | undefined {
  if (text === "load" || text === "identity") return text;
  const device = DEVICE_FEATURES.find((feature) => text === devicePermission(feature));
  if (device !== undefined) return devicePermission(device);
  if (!text.startsWith(CAPABILITY)) return undefined;
  const permission = capabilityPermission(text.slice(CAPABILITY.length));
  return permission === text ? permission : undefined;
}
