import { type Clock, systemClock } from "../clock.ts";
import type { HomeserverOptions } from "../homeserver-options.ts";
import { sendDueEvent } from "../rooms/send-delayed-event.ts";
import { AccountData } from "./account-data.ts";
import { CrossSigningKeys } from "./cross-signing-keys.ts";
import { DelayedEvents } from "./delayed-events.ts";
import { DeviceKeys } from "./device-keys.ts";
import { DeviceListChanges } from "./device-list-changes.ts";
import { Devices } from "./devices.ts";
import { Filters } from "./filters.ts";
import { Media } from "./media.ts";
import { OpenIdTokens } from "./openid-tokens.ts";
import { RateLimiter } from "./rate-limiter.ts";
import { Receipts } from "./receipts.ts";
import { Rooms } from "./rooms.ts";
import { Stream } from "./stream.ts";
import { ToDeviceInboxes } from "./to-device-inboxes.ts";
import { Transactions } from "./transactions.ts";
import { Typing } from "./typing.ts";
import { Users } from "./users.ts";

/** Everything the homeserver knows. It lives in memory and ends with the process. */
export interface ServerState {
  readonly serverName: string;
  readonly options: HomeserverOptions;
  readonly clock: Clock;
  /** Aborted when the homeserver is closed. */
  readonly closed: AbortSignal;
  readonly stream: Stream;
  readonly users: Users;
  readonly devices: Devices;
  readonly rooms: Rooms;
  readonly accountData: AccountData;
  readonly filters: Filters;
  readonly receipts: Receipts;
  readonly typing: Typing;
  readonly toDevice: ToDeviceInboxes;
  readonly deviceKeys: DeviceKeys;
  readonly crossSigningKeys: CrossSigningKeys;
  readonly deviceListChanges: DeviceListChanges;
  readonly delayedEvents: DelayedEvents;
  readonly delayedEventRates: { readonly schedule: RateLimiter; readonly manage: RateLimiter };
  readonly media: Media;
  readonly openIdTokens: OpenIdTokens;
  readonly transactions: Transactions;
}

export function createServerState(options: HomeserverOptions, closed: AbortSignal): ServerState {
  const { serverName = "hs.localhost", clock = systemClock } = options;
  const stream = new Stream();
  const server: ServerState = {
    serverName,
    options,
    clock,
    closed,
    stream,
    users: new Users(serverName),
    devices: new Devices(),
    rooms: new Rooms(),
    accountData: new AccountData(),
    filters: new Filters(),
    receipts: new Receipts(),
    typing: new Typing(clock, stream),
    toDevice: new ToDeviceInboxes(),
    deviceKeys: new DeviceKeys(),
    crossSigningKeys: new CrossSigningKeys(),
    deviceListChanges: new DeviceListChanges(),
    delayedEvents: new DelayedEvents(clock, (due, originServerTs) =>
      sendDueEvent(server, due, originServerTs),
    ),
    delayedEventRates: {
      schedule: new RateLimiter(clock, { perSecond: 0.2, burst: 10 }),
      manage: new RateLimiter(clock, { perSecond: 1, burst: 5 }),
    },
    media: new Media(),
    openIdTokens: new OpenIdTokens(),
    transactions: new Transactions(),
  };
  return server;
}
