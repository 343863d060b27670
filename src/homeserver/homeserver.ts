import type { JsonObject } from "./http/json-object.ts";
import type { RoomEvent } from "./state/room-event.ts";

/** An in-memory homeserver for development and tests. Never expose it: it has no limits and keeps passwords as they are. */
export interface Homeserver {
  readonly serverName: string;
  /**
   * Answers a request as a homeserver would, under any origin; has the shape of `fetch`, so that it serves as
   * matrix-js-sdk's `fetchFn`. Rejects only when the request is aborted, and
   * while the homeserver is interrupted.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** Creates an account and signs its first device in. Throws when the name is taken or not allowed. */
  registerUser(user: UserRegistration): SignedInDevice;
  /** Signs another device of an account in, without a password. Throws when there is no such account. */
  login(
    userId: string,
    device?: { readonly deviceId?: string; readonly displayName?: string },
  ): SignedInDevice;
  /** What the homeserver itself sees. */
  readonly inspect: HomeserverInspection;
  /**
   * As when the server is restarted: until the returned function is called, requests reject, those under way too, and
   * nothing is sent. Delayed events that are overdue by then are sent at once.
   */
  interrupt(): () => void;
  /** Ends all open requests and timers. Requests that follow are answered 503. */
  close(): void;
}

export interface UserRegistration {
  /** The part before the colon: `a-z`, `0-9`, `._=/+-`. */
  readonly localpart: string;
  /** @default the localpart */
  readonly displayName?: string;
  /** `mxc:` URI. */
  readonly avatarUrl?: string;
  /** For `m.login.password`. @default none: the account cannot be signed in over HTTP */
  readonly password?: string;
  /** @default a random one */
  readonly deviceId?: string;
}

export interface SignedInDevice {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
}

/** Reads what is stored, as it is stored: encrypted events are ciphertext here. */
export interface HomeserverInspection {
  roomIds(): readonly string[];
  /** A room's events, oldest first, as they came from clients. Empty for an unknown room. */
  roomEvents(roomId: string): readonly RoomEvent[];
  /** A room's current state. */
  roomState(roomId: string): readonly RoomEvent[];
  /** Scheduled delayed events, soonest first. */
  delayedEvents(): readonly ScheduledEvent[];
}

export interface ScheduledEvent {
  readonly delayId: string;
  readonly roomId: string;
  readonly sender: string;
  readonly type: string;
  readonly stateKey: string | undefined;
  readonly content: JsonObject;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
}
