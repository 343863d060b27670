import type { LivekitOption } from "../homeserver-options.ts";

const LIFETIME_SECONDS = 3600;

export interface LivekitGrant {
  /** Who connects: user, claimed device and member id. */
  readonly identity: readonly string[];
  /** What call: room and slot. */
  readonly room: readonly string[];
  readonly nowMs: number;
}

/** A JSON web token as LiveKit takes it (HS256); its names are hashes, so the server learns no Matrix id from them. */
export async function signLivekitToken(livekit: LivekitOption, grant: LivekitGrant): Promise<string> {
  const nowSeconds = Math.floor(grant.nowMs / 1000);
  const claims = {
    iss: livekit.key,
    sub: await hash(grant.identity),
    nbf: nowSeconds,
    exp: nowSeconds + LIFETIME_SECONDS,
    video: { roomJoin: true, room: await hash(grant.room), canPublish: true, canSubscribe: true },
  };
  const unsigned = [{ alg: "HS256", typ: "JWT" }, claims]
    .map((part) => encode(utf8(JSON.stringify(part))))
    .join(".");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", utf8(livekit.secret), algorithm, false, ["sign"]);
  return `${unsigned}.${encode(new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8(unsigned))))}`;
}

async function hash(parts: readonly string[]): Promise<string> {
  return encode(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(parts.join("|")))));
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Base64 for URLs, without padding. */
function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
