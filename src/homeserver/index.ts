export type { Clock } from "./clock.ts";
export { createHomeserver } from "./create-homeserver.ts";
export type {
  Homeserver,
  HomeserverInspection,
  ScheduledEvent,
  SignedInDevice,
  UserRegistration,
} from "./homeserver.ts";
export type {
  DelayedEventOptions,
  DelayedEventRules,
  HomeserverOptions,
  LivekitOption,
  RtcTransportOption,
  TurnServerOption,
} from "./homeserver-options.ts";
export type { JsonObject } from "./http/json-object.ts";
export type { RoomEvent } from "./state/room-event.ts";
