import type { JsonObject } from "../http/json-object.ts";
import type { Requester } from "./devices.ts";

/** One-time keys by their full name (`algorithm:id`). */
export type NamedKeys = Readonly<Record<string, unknown>>;

interface KeysOfDevice {
  identity: JsonObject | undefined;
  readonly oneTime: Map<string, unknown>;
  readonly fallback: Map<string, { readonly name: string; readonly key: unknown; used: boolean }>;
}

/** Identity, one-time and fallback keys of devices. The server hands them around and understands none of them. */
export class DeviceKeys {
  readonly #devices = new Map<string, KeysOfDevice>();

  setIdentity(device: Requester, identity: JsonObject): void {
    this.#of(device).identity = identity;
  }

  getIdentity(device: Requester): JsonObject | undefined {
    return this.#devices.get(deviceName(device))?.identity;
  }

  /** False when a key of that name is there already and differs. */
  addOneTime(device: Requester, keys: NamedKeys): boolean {
    const { oneTime } = this.#of(device);
    for (const [name, key] of Object.entries(keys)) {
      const known = oneTime.get(name);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(key)) return false;
      oneTime.set(name, key);
    }
    return true;
  }

  /** One fallback key per algorithm; a new one takes the place of the old. */
  setFallback(device: Requester, keys: NamedKeys): void {
    for (const [name, key] of Object.entries(keys)) {
      this.#of(device).fallback.set(algorithmOf(name), { name, key, used: false });
    }
  }

  /** Hands out a one-time key, once, or else the fallback key. */
  claim(device: Requester, algorithm: string): NamedKeys | undefined {
    const keys = this.#of(device);
    const name = [...keys.oneTime.keys()].find((candidate) => algorithmOf(candidate) === algorithm);
    if (name !== undefined) {
      const claimed = { [name]: keys.oneTime.get(name) };
      keys.oneTime.delete(name);
      return claimed;
    }
    const fallback = keys.fallback.get(algorithm);
    if (fallback === undefined) return undefined;
    fallback.used = true;
    return { [fallback.name]: fallback.key };
  }

  countOneTime(device: Requester): Readonly<Record<string, number>> {
    const counts = new Map([["signed_curve25519", 0]]);
    for (const name of this.#of(device).oneTime.keys()) {
      counts.set(algorithmOf(name), (counts.get(algorithmOf(name)) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  }

  unusedFallbackAlgorithms(device: Requester): readonly string[] {
    return [...this.#of(device).fallback].filter(([, { used }]) => !used).map(([algorithm]) => algorithm);
  }

  remove(device: Requester): void {
    this.#devices.delete(deviceName(device));
  }

  #of(device: Requester): KeysOfDevice {
    const known = this.#devices.get(deviceName(device));
    if (known !== undefined) return known;
    const created: KeysOfDevice = { identity: undefined, oneTime: new Map(), fallback: new Map() };
    this.#devices.set(deviceName(device), created);
    return created;
  }
}

const deviceName = ({ userId, deviceId }: Requester) => JSON.stringify([userId, deviceId]);
const algorithmOf = (keyName: string) => keyName.split(":")[0] ?? keyName;
