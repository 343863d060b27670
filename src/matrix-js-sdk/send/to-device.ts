import type { MatrixClient } from "matrix-js-sdk";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { ToDeviceFailures, ToDeviceRequest } from "../../core/matrix/matrix-client-port.ts";
import { WidgetError } from "../../core/widget-error.ts";
import { requirePathParts } from "./path-parts.ts";
import { encryptMessages } from "./to-device-encryption.ts";
import { expandRecipients, type ToDevicePart, toContentMap } from "./to-device-recipients.ts";

/** Resolves when the homeserver has accepted the messages, all of them in one request. */
export async function sendToDevice(
  client: MatrixClient,
  { type, encrypted, contents, excludeUnverified = false }: ToDeviceRequest,
): Promise<ToDeviceFailures> {
  requirePathParts(type);
  if (!encrypted) {
    await client.sendToDevice(type, toContentMap(contents));
    return {};
  }
  const crypto = requireCrypto(client);
  const devices = await crypto.getUserDeviceInfo(Object.keys(contents), true);
  const parts = expandRecipients(contents, devices, {
    userId: client.getSafeUserId(),
    deviceId: client.getDeviceId(),
  });
  const admitted = excludeUnverified ? await verifiedParts(crypto, parts) : parts;
  const ciphertexts = await encryptMessages(crypto, type, admitted);
  if (ciphertexts.size > 0) await client.sendToDevice("m.room.encrypted", ciphertexts);
  return unreached(parts, ciphertexts);
}

async function verifiedParts(
  crypto: CryptoApi,
  parts: readonly ToDevicePart[],
): Promise<readonly ToDevicePart[]> {
  const verdicts = await Promise.all(
    parts.map(({ userId, deviceId }) => crypto.getDeviceVerificationStatus(userId, deviceId)),
  );
  return parts.filter((_part, index) => verdicts[index]?.isVerified() === true);
}

function requireCrypto(client: MatrixClient): CryptoApi {
  const crypto = client.getCrypto();
  if (crypto !== undefined) return crypto;
  const message =
    "Cannot send encrypted to-device messages: this client has no encryption. Call initRustCrypto() first.";
  throw new WidgetError("unsupported", message);
}

function unreached(
  parts: readonly ToDevicePart[],
  reached: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): ToDeviceFailures {
  const failures = new Map<string, string[]>();
  for (const { userId, deviceId } of parts) {
    if (reached.get(userId)?.has(deviceId)) continue;
    failures.set(userId, [...(failures.get(userId) ?? []), deviceId]);
  }
  return Object.fromEntries(failures);
}
