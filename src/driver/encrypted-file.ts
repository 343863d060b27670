import * as v from "valibot";
import { WidgetError } from "../core/widget-error.ts";
import { decodeBase64 } from "./unpadded-base64.ts";

/** What is needed to check and decrypt a file. */
export interface FileSecret {
  /** 32 bytes. */
  readonly key: Uint8Array<ArrayBuffer>;
  /** 16 bytes: the first counter block. */
  readonly iv: Uint8Array<ArrayBuffer>;
  /** 32 bytes: SHA-256 of the ciphertext. */
  readonly sha256: Uint8Array<ArrayBuffer>;
}

const bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.transform(decodeBase64),
    v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === length),
  );

const encryptedFileSchema = v.object({
  v: v.literal("v2"),
  key: v.object({ kty: v.literal("oct"), alg: v.literal("A256CTR"), k: bytes(32) }),
  iv: bytes(16),
  hashes: v.object({ sha256: bytes(32) }),
});

/** Reads an `EncryptedFile` (client-server API, "Sending encrypted attachments"), which comes from a widget. */
export function parseEncryptedFile(file: unknown): FileSecret {
  const parsed = v.safeParse(encryptedFileSchema, file);
  if (!parsed.success) {
    throw new WidgetError(
      "invalid-argument",
      "The encryption info is no EncryptedFile of version v2, so the file cannot be decrypted. Pass it as it was sent.",
    );
  }
  const { key, iv, hashes } = parsed.output;
  return { key: key.k, iv, sha256: hashes.sha256 };
}
