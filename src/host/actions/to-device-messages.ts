import type { Grants } from "../../core/capability/grants.ts";
import { NAMESPACE } from "../../core/namespace.ts";
import type { SessionDriver } from "../../core/session/session-driver.ts";
import { isReservedToDeviceType } from "../../core/to-device/reserved-types.ts";
import { missingCapability } from "./missing-capability.ts";

/** MSC3819: widgets wait a minute, since devices may have to be looked up and encrypted for first. */
export const TO_DEVICE_TIMEOUT_MS = 59_000;

export interface ToDeviceMessages {
  readonly type: string;
  readonly encrypted: boolean;
  /** Contents by user id and device id. */
  readonly messages: Record<string, Record<string, object>>;
}

/** What it takes to send to-device messages of a type. */
export function requireSendingToDevice({ type }: { readonly type: string }, grants: Grants): void {
  if (isReservedToDeviceType(type) || !grants.allowsSendToDevice(type)) {
    const capability = { kind: "to-device", direction: "send", eventType: type } as const;
    throw missingCapability(capability, "Cannot send to-device events of this type");
  }
}

/** Resolves to the response once the homeserver has taken the messages; it says how they left, and whom they missed. */
export async function sendMessages(
  driver: SessionDriver,
  { type, encrypted, messages }: ToDeviceMessages,
): Promise<object> {
  const receipt = await driver.sendToDevice(type, encrypted, messages);
  // A driver of another maker may not know.
  if (receipt === undefined) return {};
  const isComplete = Object.keys(receipt.failures).length === 0;
  return {
    [`${NAMESPACE}.encrypted`]: receipt.encrypted,
    ...(isComplete ? {} : { [`${NAMESPACE}.failures`]: receipt.failures }),
  };
}

/** How many devices are named; `*` is one. */
export function countDevices(byUser: Readonly<Record<string, object>>): number {
  return Object.values(byUser).reduce((count, devices) => count + Object.keys(devices).length, 0);
}
