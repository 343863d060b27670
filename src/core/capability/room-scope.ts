import { NAMESPACE } from "../namespace.ts";

const PREFIX = `${NAMESPACE}.room:`;
/** Half a surrogate pair has no percent-encoding. */
const ROOM = /^(?:\*|![^\p{Surrogate}]+)$/u;

interface RoomScope {
  /** A room id, or `*`. */
  readonly room: string;
  /** A capability as a widget spells it, whatever it may be. */
  readonly inner: string;
}

/** Reads what comes before the capability in one for a single room. The room id is percent-encoded: it may hold a colon. */
export function splitRoomScope(raw: string): RoomScope | undefined {
  if (!raw.startsWith(PREFIX)) return undefined;
  const colon = raw.indexOf(":", PREFIX.length);
  if (colon === -1) return undefined;
  const written = raw.slice(PREFIX.length, colon);
  const room = decode(written);
  // `*` is a sign and no id: written as one, it would mean every room in disguise.
  if (room === undefined || !ROOM.test(room) || (room === "*" && written !== "*")) return undefined;
  return { room, inner: raw.slice(colon + 1) };
}

/** The inverse of {@link splitRoomScope}; undefined for a room that is none. */
export function joinRoomScope({ room, inner }: RoomScope): string | undefined {
  return ROOM.test(room) ? `${PREFIX}${encodeURIComponent(room)}:${inner}` : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
