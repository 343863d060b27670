import type { MatrixEvent } from "./matrix-event.ts";

/** The user's own relation to a room, as in `m.room.member`. */
export type Membership = "join" | "invite" | "knock" | "leave" | "ban";

export interface RoomSummary {
  readonly roomId: string;
  /** The name people see, never empty: falls back to members or the id. */
  readonly name: string;
  readonly membership: Membership;
  readonly isEncrypted: boolean;
}

export interface OwnProfile {
  readonly displayName: string | undefined;
  /** `mxc:` URI. */
  readonly avatarUrl: string | undefined;
}

export interface ToDeviceMessage {
  readonly type: string;
  readonly sender: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** True only if this client decrypted it from Olm; never taken from the message. */
  readonly encrypted: boolean;
  /** The sending device, where the SDK could tell. */
  readonly senderDevice?: string | undefined;
  /** Whether the user verified the sending device, where the SDK could tell. */
  readonly senderVerified?: boolean | undefined;
}

/** Something the client learned from the homeserver. */
export type ClientUpdate =
  /** A live event, decrypted, as the server confirmed it; each event id once. Never a local echo, never backfill. */
  | {
      readonly kind: "timeline";
      readonly event: MatrixEvent;
      /** When it came from the homeserver, as `Date.now()`. Absent: just now. Earlier for one that waited for its key. */
      readonly receivedAtMs?: number | undefined;
    }
  /** Entries of a room's current state that changed, by whatever cause, with their current value. */
  | { readonly kind: "state"; readonly roomId: string; readonly events: readonly MatrixEvent[] }
  | { readonly kind: "to-device"; readonly message: ToDeviceMessage }
  | { readonly kind: "membership"; readonly roomId: string; readonly membership: Membership }
  | { readonly kind: "account-data"; readonly type: string }
  /**
   * The client was stopped; nothing follows. `isLoggedOut`: and its session is over on the homeserver, so that nothing may
   * be kept for this user.
   */
  | { readonly kind: "stopped"; readonly isLoggedOut?: boolean | undefined };

export interface TimelineFilter {
  readonly type: string;
  /** Only for `m.room.message`. */
  readonly msgtype?: string | undefined;
  /** Absent: message-like events only. A string: state events with that key. `true`: with any key. */
  readonly stateKey?: string | true | undefined;
  readonly limit: number;
  /** Only events after this one; unknown ids are ignored. */
  readonly since?: string | undefined;
}

export interface DelayedEventRequest {
  readonly roomId: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
  /** Present (also empty): a state event. */
  readonly stateKey?: string | undefined;
  /** Milliseconds from now. */
  readonly delayMs: number;
  /** MSC4354: also make it sticky for this many milliseconds. */
  readonly stickyDurationMs?: number | undefined;
}

export type DelayedEventAction = "cancel" | "restart" | "send";

/** What the homeserver allows each user. */
export interface DelayedEventLimits {
  /** Longest delay, in milliseconds. */
  readonly maxDelayMs: number;
  /** How many may be scheduled at once. */
  readonly maxScheduled: number;
}

/** A delayed event that waits on the homeserver, as that lists it: an encrypted one is ciphertext. */
export interface ListedDelayedEvent {
  readonly delayId: string;
  readonly roomId: string;
  readonly type: string;
  readonly stateKey?: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
  /** Undefined where the homeserver says it in words that this client does not know. */
  readonly delayMs?: number | undefined;
  /** When it was scheduled or last restarted, by the homeserver's clock, in milliseconds since 1970; undefined as above. */
  readonly runningSinceMs?: number | undefined;
}

/** Contents by user id and device id; the device id `*` means every device of that user. */
export type ToDeviceContents = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

export interface ToDeviceRequest {
  readonly type: string;
  readonly encrypted: boolean;
  readonly contents: ToDeviceContents;
  /** With `encrypted`: devices that the user has not verified get nothing, and are among the failures. @default false */
  readonly excludeUnverified?: boolean | undefined;
}

/** The devices that could not be reached, by user id. Empty when all were. */
export type ToDeviceFailures = Readonly<Record<string, readonly string[]>>;

export interface RelationsRequest {
  readonly roomId: string;
  readonly eventId: string;
  readonly relationType?: string | undefined;
  readonly eventType?: string | undefined;
  readonly limit?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** @default "b" */
  readonly direction?: "f" | "b" | undefined;
}

export interface RelationsPage {
  /** Decrypted, and only then filtered by `eventType`; an event that cannot be decrypted is left out. */
  readonly events: readonly MatrixEvent[];
  readonly nextBatch?: string | undefined;
  readonly prevBatch?: string | undefined;
}

/** A stretch of a room's history. */
export interface PageRequest {
  readonly roomId: string;
  /** "b": newest first; "f": oldest first. */
  readonly direction: "f" | "b";
  /** Where an earlier page in this direction began or ended. Absent: the newest end, or forwards the oldest. */
  readonly from?: string | undefined;
  /** How many events of the history are looked at; those of other types count where the homeserver cannot tell types. */
  readonly limit: number;
  readonly type: string;
}

export interface EventPage {
  /** Decrypted, and only then filtered by `type`; an event that cannot be decrypted is left out. */
  readonly events: readonly MatrixEvent[];
  readonly start: string;
  /** Where the next page begins; absent where the history ends that this user may see. */
  readonly end?: string | undefined;
  /** True where something was left out that could not be decrypted: it may be of the type. @default false */
  readonly hasUndecryptable?: boolean | undefined;
}

/** As `POST /user/{userId}/openid/request_token` answers. */
export interface OpenIdToken {
  readonly access_token: string;
  readonly expires_in: number;
  readonly matrix_server_name: string;
  readonly token_type: string;
}

export interface TurnCredentials {
  readonly uris: readonly string[];
  readonly username: string;
  readonly password: string;
  readonly ttlSeconds: number;
}

export interface UserDirectoryPage {
  readonly limited: boolean;
  readonly results: readonly {
    readonly userId: string;
    readonly displayName?: string | undefined;
    /** `mxc:` URI. */
    readonly avatarUrl?: string | undefined;
  }[];
}

export interface RtcTransport {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The body of a request or an answer, passed on as it is. */
export type JsonBody = Readonly<Record<string, unknown>>;

/** What a homeserver may or may not have; asked once per server. */
export type ServerFeature = "delayed-events" | "sticky-events";

/**
 * What this library asks of a Matrix SDK. Plain objects in and out. Every method that talks to the homeserver rejects
 * with a `MatrixError` when the homeserver answered an error, and with any other error when it could not be reached.
 */
export interface MatrixClientPort {
  readonly userId: string;
  readonly deviceId: string | undefined;
  /** Base URL of the homeserver, without a trailing slash. */
  readonly homeserverUrl: string;

  /**
   * Calls back with everything the client learns from now on, in the order the homeserver has it: within a room an
   * event waits while an earlier one is being decrypted. One that could not be decrypted follows when its key arrives.
   */
  subscribe(listener: (update: ClientUpdate) => void): () => void;

  /** Rooms the user has joined or is invited to. */
  getKnownRoomIds(): readonly string[];
  getRoom(roomId: string): RoomSummary | undefined;
  getOwnProfile(): OwnProfile;
  /** Whether the user wants no unverified devices: in the room, where that says, else anywhere. Absent: never. */
  excludesUnverifiedDevices?(roomId: string | undefined): boolean;
  /** Current state entries of a type; with `stateKey`, at most that one. */
  getState(roomId: string, type: string, stateKey?: string): readonly MatrixEvent[];
  /** MSC4354: the events that are sticky now, decrypted. */
  getStickyEvents(roomId: string): readonly MatrixEvent[];
  getAccountData(type: string): unknown;
  getRoomAccountData(roomId: string, type: string): unknown;
  /** What the live timeline holds, newest first, decrypted; never asks the homeserver. */
  readTimeline(roomId: string, filter: TimelineFilter): Promise<readonly MatrixEvent[]>;

  supports(feature: ServerFeature): Promise<boolean>;

  /** Sends a message-like event, encrypted where the room is. Resolves to the event id. */
  sendEvent(roomId: string, type: string, content: Readonly<Record<string, unknown>>): Promise<string>;
  sendStickyEvent(
    roomId: string,
    type: string,
    content: Readonly<Record<string, unknown>>,
    stickyDurationMs: number,
  ): Promise<string>;
  sendState(
    roomId: string,
    type: string,
    stateKey: string,
    content: Readonly<Record<string, unknown>>,
  ): Promise<string>;
  /** Redacts through `/redact`; `content` is what remains of the redaction, such as its reason. */
  redact(roomId: string, eventId: string, content: Readonly<Record<string, unknown>>): Promise<string>;

  /**
   * MSC4140. Resolves to the delay id; rejects, having sent nothing, where the server has no delayed events, or says
   * that it takes no delay as long as this. A message-like event of an encrypted room is encrypted first.
   */
  scheduleEvent(request: DelayedEventRequest): Promise<string>;
  /** Each call is a request of its own, made at once: a heartbeat waits for no other. */
  updateDelayedEvent(delayId: string, action: DelayedEventAction): Promise<void>;
  /** Undefined where the homeserver does not say. */
  getDelayedEventLimits?(): Promise<DelayedEventLimits | undefined>;
  /**
   * Everything this user has scheduled, from whatever client; rejects rather than leave something out. Not every homeserver
   * with delayed events has the list.
   */
  listDelayedEvents?(): Promise<readonly ListedDelayedEvent[]>;

  sendToDevice(request: ToDeviceRequest): Promise<ToDeviceFailures>;

  /** One event by id, from memory or the homeserver, decrypted; undefined when there is none to be read. */
  readEvent(roomId: string, eventId: string): Promise<MatrixEvent | undefined>;
  readRelations(request: RelationsRequest): Promise<RelationsPage>;
  /** A page of a room's history, from the homeserver. Without it, widgets read what the client has in memory only. */
  readPage?(request: PageRequest): Promise<EventPage>;

  uploadMedia(file: Blob, options?: { readonly filename?: string | undefined }): Promise<string>;
  /** Downloads `mxc:` media with authentication. */
  downloadMedia(contentUri: string, options?: { readonly timeoutMs?: number | undefined }): Promise<Blob>;
  /** The media configuration as the homeserver gives it. */
  getMediaConfig(): Promise<Readonly<Record<string, unknown>>>;

  getOpenIdToken(): Promise<OpenIdToken>;
  /** Undefined when the homeserver offers no TURN servers. */
  getTurnServers(): Promise<TurnCredentials | undefined>;
  searchUserDirectory(searchTerm: string, limit?: number): Promise<UserDirectoryPage>;
  getRtcTransports(): Promise<readonly RtcTransport[]>;
  /** `POST /rtc/livekit/get_token` (MSC4195), body and answer as they are. Optional; LiveKit is offered with both. */
  getLivekitToken?(body: JsonBody): Promise<JsonBody>;
  /** `POST /rtc/livekit/delegate_delayed_leave` (MSC4195), body and answer as they are. */
  delegateLivekitDelayedLeave?(body: JsonBody): Promise<JsonBody>;
}
