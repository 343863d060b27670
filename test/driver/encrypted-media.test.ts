import { Attachment, EncryptedAttachment, initAsync } from "@matrix-org/matrix-sdk-crypto-wasm";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { decryptMedia, encryptMedia } from "../../src/driver/encrypted-media.ts";

// The Rust SDK's implementation is another one than ours, so agreeing with it is agreeing with the specification.
beforeAll(() => initAsync());

const clear = new TextEncoder().encode("Größe: 1 µm. Not a multiple of sixteen bytes.");

describe("encrypted media", () => {
  it("decrypts what the Rust SDK encrypted", async () => {
    const attachment = Attachment.encrypt(clear);
    const encryption: unknown = JSON.parse(attachment.mediaEncryptionInfo ?? "");
    const file = await decryptMedia(new Blob([copy(attachment.encryptedData)]), encryption);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(clear);
  });

  it("is decrypted by the Rust SDK", async () => {
    const { ciphertext, encryption } = await encryptMedia(new Blob([clear]));
    const data = new Uint8Array(await ciphertext.arrayBuffer());
    const info = JSON.stringify({ ...encryption, url: "mxc://hs.localhost/abc" });
    expect(Attachment.decrypt(new EncryptedAttachment(data, info))).toEqual(clear);
  });

  it("has the shape of an EncryptedFile, its counter starting at zero", async () => {
    const { ciphertext, encryption } = await encryptMedia(new Blob([clear], { type: "text/plain" }));
    expect(encryption).toEqual({
      v: "v2",
      key: {
        kty: "oct",
        alg: "A256CTR",
        ext: true,
        key_ops: ["encrypt", "decrypt"],
        k: expect.stringMatching(/^[\w-]{43}$/),
      },
      iv: expect.stringMatching(/^[A-Za-z0-9+/]{10}[A-Za-z0-9+/]AAAAAAAAAAA$/),
      hashes: { sha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}$/) },
    });
    expect(ciphertext.size).toBe(clear.length);
    expect(ciphertext.type).toBe("application/octet-stream");
  });

  it("uses another key and another counter for every file", async () => {
    const one = await encryptMedia(new Blob([clear]));
    const other = await encryptMedia(new Blob([clear]));
    expect(one.encryption["iv"]).not.toEqual(other.encryption["iv"]);
    expect(one.encryption["key"]).not.toEqual(other.encryption["key"]);
  });

  it("encrypts the empty file", async () => {
    const { ciphertext, encryption } = await encryptMedia(new Blob([]));
    expect((await decryptMedia(ciphertext, encryption)).size).toBe(0);
  });

  it("says what to do where the browser has no cryptography, as on pages without https", async () => {
    const { ciphertext, encryption } = await encryptMedia(new Blob([clear]));
    vi.stubGlobal("crypto", {});
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    for (const attempt of [encryptMedia(new Blob([clear])), decryptMedia(ciphertext, encryption)]) {
      await expect(attempt).rejects.toThrow("Serve the page over https");
    }
  });

  it("refuses a file that was exchanged", async () => {
    const { encryption } = await encryptMedia(new Blob([clear]));
    await expect(decryptMedia(new Blob(["something else"]), encryption)).rejects.toThrow(
      "The file is not the one that was encrypted",
    );
  });

  it.each([
    ["nothing", undefined],
    ["another version", { v: "v1" }],
    ["another algorithm", { key: { kty: "oct", alg: "A128CTR", k: "A".repeat(43) } }],
    ["a short key", { key: { kty: "oct", alg: "A256CTR", k: "AAAA" } }],
    ["no base64", { iv: "***" }],
    ["a short counter", { iv: "AAAA" }],
    ["no hash", { hashes: {} }],
  ])("refuses %s as encryption info", async (_, change) => {
    const { ciphertext, encryption } = await encryptMedia(new Blob([clear]));
    const broken = change === undefined ? undefined : { ...encryption, ...change };
    await expect(decryptMedia(ciphertext, broken)).rejects.toMatchObject({
      name: "WidgetError",
      code: "invalid-argument",
      message: expect.stringContaining("no EncryptedFile"),
    });
  });
});

/** Out of WebAssembly's memory, which a blob does not take. */
function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}
