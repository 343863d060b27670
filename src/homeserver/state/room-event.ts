import type { JsonObject } from "../http/json-object.ts";
import type { Requester } from "./devices.ts";

/** An event as the room holds it. Fields as in the client-server API. */
export interface RoomEvent {
  readonly event_id: string;
  readonly room_id: string;
  readonly type: string;
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly origin_server_ts: number;
  readonly content: JsonObject;
  readonly state_key?: string;
  readonly redacts?: string;
  readonly msc4354_sticky?: { readonly duration_ms: number };
}

export interface StateEvent extends RoomEvent {
  readonly state_key: string;
}

/** An event with what only the server knows of it. */
export interface StoredEvent {
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Pruned in place when the event is redacted. */
  event: RoomEvent;
  /** The state entry it took the place of. */
  readonly replaced: StoredEvent | undefined;
  redactedBecause: StoredEvent | undefined;
  /** The sending device and its transaction, which only that device is told. */
  readonly transaction: (Requester & { readonly transactionId: string }) | undefined;
  /** MSC4140: the delayed event it was, and where in `unsigned` its sender is told; nobody else is. */
  readonly delayed: { readonly delayId: string; readonly field: string } | undefined;
}
