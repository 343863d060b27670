import { isJsonObject, type JsonObject } from "../http/json-object.ts";

export const CROSS_SIGNING_USAGES = ["master", "self_signing", "user_signing"] as const;
export type CrossSigningUsage = (typeof CROSS_SIGNING_USAGES)[number];

/** Users' cross-signing keys, and the signatures that users put on keys, their own and each other's. */
export class CrossSigningKeys {
  readonly #keys = new Map<string, Partial<Record<CrossSigningUsage, JsonObject>>>();
  readonly #signatures = new Map<string, JsonObject>();

  set(userId: string, usage: CrossSigningUsage, key: JsonObject): void {
    this.#keys.set(userId, { ...this.#keys.get(userId), [usage]: key });
  }

  get(userId: string, usage: CrossSigningUsage): JsonObject | undefined {
    return this.#keys.get(userId)?.[usage];
  }

  /** Remembers one user's signatures of a key; `keyId` is a device id or a cross-signing public key. */
  addSignatures(signer: string, owner: string, keyId: string, signatures: JsonObject): void {
    const name = JSON.stringify([signer, owner, keyId]);
    this.#signatures.set(name, { ...this.#signatures.get(name), ...signatures });
  }

  /** A key with its signatures by its owner and by who asks; nobody learns whom others have verified. */
  withSignatures(key: JsonObject, owner: string, keyId: string, viewer: string): JsonObject {
    const signatures: Record<string, unknown> = isJsonObject(key["signatures"])
      ? { ...key["signatures"] }
      : {};
    for (const signer of new Set([owner, viewer])) {
      const added = this.#signatures.get(JSON.stringify([signer, owner, keyId]));
      const known = signatures[signer];
      if (added !== undefined) signatures[signer] = { ...(isJsonObject(known) ? known : {}), ...added };
    }
    return { ...key, signatures };
  }
}

/** The public key of a cross-signing key object, which is its name in signatures. */
export function publicKeyOf(key: JsonObject): string | undefined {
  const name = isJsonObject(key["keys"]) ? Object.keys(key["keys"])[0] : undefined;
  return name?.slice(name.indexOf(":") + 1);
}
