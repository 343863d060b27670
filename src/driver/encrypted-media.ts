import { WidgetError } from "../core/widget-error.ts";
import { type FileSecret, parseEncryptedFile } from "./encrypted-file.ts";
import { encodeUnpaddedBase64 } from "./unpadded-base64.ts";

/** Half of the counter block is random and half counts, so that a counter never wraps into another file's. */
const COUNTER_BITS = 64;

export interface EncryptedMedia {
  readonly ciphertext: Blob;
  /** An `EncryptedFile` but for its `url`, which only the upload knows. */
  readonly encryption: Readonly<Record<string, unknown>>;
}

/** Encrypts a file as the client-server API has it ("Sending encrypted attachments"): AES-CTR with a key of its own. */
export async function encryptMedia(clear: Blob): Promise<EncryptedMedia> {
  const subtle = webCrypto();
  const iv = new Uint8Array(16);
  crypto.getRandomValues(iv.subarray(0, 8));
  const key = await subtle.generateKey({ name: "AES-CTR", length: 256 }, true, ["encrypt", "decrypt"]);
  const ciphertext = await subtle.encrypt(counterFrom(iv), key, await clear.arrayBuffer());
  const [{ k }, sha256] = await Promise.all([
    subtle.exportKey("jwk", key),
    subtle.digest("SHA-256", ciphertext),
  ]);
  return {
    ciphertext: new Blob([ciphertext], { type: "application/octet-stream" }),
    encryption: {
      v: "v2",
      key: { kty: "oct", alg: "A256CTR", ext: true, key_ops: ["encrypt", "decrypt"], k },
      iv: encodeUnpaddedBase64(iv),
      hashes: { sha256: encodeUnpaddedBase64(new Uint8Array(sha256)) },
    },
  };
}

/** Checks and decrypts a downloaded file. */
export async function decryptMedia(ciphertext: Blob, encryption: unknown): Promise<Blob> {
  const secret = parseEncryptedFile(encryption);
  const subtle = webCrypto();
  const data = await ciphertext.arrayBuffer();
  await refuseAltered(data, secret, subtle);
  const key = await subtle.importKey("raw", secret.key, "AES-CTR", false, ["decrypt"]);
  return new Blob([await subtle.decrypt(counterFrom(secret.iv), key, data)]);
}

async function refuseAltered(data: ArrayBuffer, secret: FileSecret, subtle: SubtleCrypto): Promise<void> {
  const found = new Uint8Array(await subtle.digest("SHA-256", data));
  if (found.every((byte, index) => byte === secret.sha256[index])) return;
  throw new WidgetError(
    "invalid-argument",
    "The file is not the one that was encrypted: its hash differs, so it was damaged or exchanged on the way.",
  );
}

function counterFrom(iv: Uint8Array<ArrayBuffer>): AesCtrParams {
  return { name: "AES-CTR", counter: iv, length: COUNTER_BITS };
}

function webCrypto(): SubtleCrypto {
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle !== undefined) return subtle;
  throw new WidgetError(
    "unsupported",
    "The browser offers cryptography to secure pages only, so the file can be neither encrypted nor decrypted. Serve the page over https.",
  );
}
