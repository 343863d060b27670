import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { httpStatusOf } from "../errors.ts";
import type { ToDevicePart } from "./to-device-recipients.ts";

type Batch = Awaited<ReturnType<CryptoApi["encryptToDeviceMessages"]>>["batch"];
type Ciphertexts = Map<string, Map<string, Batch[number]["payload"]>>;

/** Ciphertexts by user and device; a device that cannot be encrypted to is left out. */
export async function encryptMessages(
  crypto: CryptoApi,
  type: string,
  parts: readonly ToDevicePart[],
): Promise<Ciphertexts> {
  // Equal contents are encrypted together: one look for missing Olm sessions serves them all.
  const groups = new Map<string, ToDevicePart[]>();
  for (const part of parts) {
    const key = JSON.stringify(part.content);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const batches = await Promise.all([...groups.values()].map((group) => encryptGroup(crypto, type, group)));
  const ciphertexts: Ciphertexts = new Map();
  for (const { userId, deviceId, payload } of batches.flat()) {
    const devices = ciphertexts.get(userId) ?? new Map();
    ciphertexts.set(userId, devices.set(deviceId, payload));
  }
  return ciphertexts;
}

async function encryptGroup(crypto: CryptoApi, type: string, group: readonly ToDevicePart[]): Promise<Batch> {
  const content = { ...group[0]?.content };
  const encryptTo = async (parts: readonly ToDevicePart[]) =>
    (await crypto.encryptToDeviceMessages(type, [...parts], content)).batch;
  try {
    return await encryptTo(group);
  } catch (error) {
    if (isServerFailure(error)) throw error;
    // One device without a session fails the whole call; the others must not suffer for it.
    const attempts = await Promise.allSettled(group.map((part) => encryptTo([part])));
    return attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? attempt.value : []));
  }
}

function isServerFailure(error: unknown): boolean {
  return httpStatusOf(error) !== undefined || (error instanceof Error && error.name === "ConnectionError");
}
