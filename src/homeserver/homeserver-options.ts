import type { Clock } from "./clock.ts";

/** How a development homeserver behaves. Everything has a working default. */
export interface HomeserverOptions {
  /** The part after the colon in user ids. @default "hs.localhost" */
  readonly serverName?: string;
  /** Delayed events (MSC4140). `false`: as on a homeserver that has none. @default {} */
  readonly delayedEvents?: DelayedEventOptions | false;
  /** Sticky events (MSC4354). @default true */
  readonly stickyEvents?: boolean;
  /** What `rtc/transports` lists (MSC4143). `false`: as on a homeserver without it. @default [] */
  readonly rtcTransports?: readonly RtcTransportOption[] | false;
  /** The LiveKit server that `rtc/livekit/get_token` gives tokens for (MSC4195). @default none: the endpoint is unknown */
  readonly livekit?: LivekitOption;
  /** What `voip/turnServer` gives out. @default none */
  readonly turnServers?: TurnServerOption;
  /** Largest upload, in bytes. @default 52_428_800 */
  readonly maxUploadBytes?: number;
  /**
   * Sees a copy of every request before the homeserver does. A response is sent instead of the homeserver's own:
   * rate limits, failures. A promise delays the request.
   */
  readonly intercept?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** @default the system's clock and timers */
  readonly clock?: Clock;
}

/**
 * Which homeserver delayed events are those of: `synapse` as of version 1.157; `synapse-1.142`, which takes actions in
 * the body only, has the older errors and no limit per user; `merged`, the text that MSC4140 was merged with, where
 * `/send` and `/state` know no delay any more.
 */
export type DelayedEventRules = "synapse" | "synapse-1.142" | "merged";

export interface DelayedEventOptions {
  /** @default "synapse" */
  readonly rules?: DelayedEventRules;
  /** Longest delay, in milliseconds. @default 86_400_000 */
  readonly maxDelayMs?: number;
  /** How many a user may have scheduled at once. @default 100 */
  readonly maxPerUser?: number;
  /**
   * Whether scheduling (one in five seconds, ten at once) and managing (one a second, five at once) are limited as with
   * Synapse's default configuration, and an answer of that kind is held back for half a second. @default false
   */
  readonly areLimited?: boolean;
}

export interface RtcTransportOption {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface LivekitOption {
  /** WebSocket URL of the server. */
  readonly url: string;
  /** Its API key, and the secret that its tokens are signed with. */
  readonly key: string;
  readonly secret: string;
}

export interface TurnServerOption {
  readonly uris: readonly string[];
  readonly username: string;
  readonly password: string;
  /** How long the credentials are valid, in seconds. */
  readonly ttl: number;
}

const USUAL_DELAYED_EVENTS: Required<DelayedEventOptions> = {
  rules: "synapse",
  maxDelayMs: 86_400_000,
  maxPerUser: 100,
  areLimited: false,
};

/** What is in force; undefined when the homeserver has no delayed events. */
export function delayedEventOptions(options: HomeserverOptions): Required<DelayedEventOptions> | undefined {
  if (options.delayedEvents === false) return undefined;
  return { ...USUAL_DELAYED_EVENTS, ...options.delayedEvents };
}

export function hasStickyEvents(options: HomeserverOptions): boolean {
  return options.stickyEvents ?? true;
}

export function maxUploadBytes(options: HomeserverOptions): number {
  return options.maxUploadBytes ?? 52_428_800;
}
