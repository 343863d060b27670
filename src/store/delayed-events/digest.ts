/** Names a text without telling it. */
export interface Digest {
  /** False where the page is no secure one and has no `crypto.subtle`: names are the texts, for this page's memory only. */
  readonly isSafeToKeep: boolean;
  of(text: string): Promise<string>;
}

/** SHA-256, in unpadded base64url. */
export function createDigest(): Digest {
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle === undefined) return { isSafeToKeep: false, of: async (text) => text };
  return {
    isSafeToKeep: true,
    of: async (text) => encode(await subtle.digest("SHA-256", new TextEncoder().encode(text))),
  };
}

function encode(bytes: ArrayBuffer): string {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
