import type { Capability } from "./capability.ts";
import type { GrantLayer } from "./grant-layer.ts";
import type { TypeIndex } from "./type-index.ts";

/** What a widget may do with the events of a room, answered in constant time. */
export interface RoomGrants {
  /** True where the whole room is open to the widget, for everything it was granted: its own, and those of timelines. */
  readonly isOpen: boolean;
  /** True where anything was granted in this room, be it by one capability for it alone. */
  readonly isReached: boolean;
  /** What may be delivered from this room. One may cover another. */
  readonly received: readonly Capability[];

  /** `msgtype` is the content's, whatever it is; it matters for `m.room.message` only. */
  allowsSendEvent(eventType: string, msgtype?: unknown): boolean;
  allowsSendState(eventType: string, stateKey: string): boolean;
  /** Judges a decrypted event, taken to be of this room. */
  allowsReceive(event: ReceivableEvent): boolean;
  /** Without `msgtype`: messages of any kind. */
  allowsReceiveEvent(eventType: string, msgtype?: string): boolean;
  /** `true`: any key. */
  allowsReceiveState(eventType: string, stateKey: string | true): boolean;
}

export interface ReceivableEvent {
  readonly type: string;
  readonly state_key?: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a few layers allow between them. */
export function joinGrantLayers(layers: readonly GrantLayer[], isOpen: boolean): RoomGrants {
  const maySend = (allows: (index: TypeIndex) => boolean) => layers.some(({ send }) => allows(send));
  const mayReceive = (allows: (index: TypeIndex) => boolean) => layers.some(({ receive }) => allows(receive));
  return {
    isOpen,
    isReached: layers.length > 0,
    get received() {
      return layers.flatMap(({ received }) => received);
    },
    allowsSendEvent: (eventType, msgtype) => maySend((index) => index.hasEvent(eventType, msgtype)),
    allowsSendState: (eventType, stateKey) => maySend((index) => index.hasState(eventType, stateKey)),
    allowsReceive: ({ type, state_key, content }) =>
      mayReceive((index) =>
        state_key === undefined ? index.hasEvent(type, content["msgtype"]) : index.hasState(type, state_key),
      ),
    allowsReceiveEvent: (eventType, msgtype) => mayReceive((index) => index.hasEvent(eventType, msgtype)),
    allowsReceiveState: (eventType, stateKey) => mayReceive((index) => index.hasState(eventType, stateKey)),
  };
}
