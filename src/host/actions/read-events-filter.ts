import { asReceivable } from "./receivable.ts";

/** What a request says about the events it wants. */
export interface EventsFilter {
  readonly type?: string | undefined;
  /** Counts for `m.room.message` only. */
  readonly msgtype?: string | undefined;
  /** Absent: message-like events only. A string: state events with that key. `true`: with any key. */
  readonly state_key?: string | true | undefined;
}

interface ReadEvent {
  readonly type: string;
  readonly state_key?: string | undefined;
  readonly content: unknown;
}

/** Whether a decrypted event is one that was asked for, without regard to its state key. */
export function hasTypes(event: ReadEvent, { type, msgtype }: EventsFilter): boolean {
  if (type !== undefined && event.type !== type) return false;
  if (msgtype === undefined || event.type !== "m.room.message") return true;
  return asReceivable(event).content["msgtype"] === msgtype;
}

/** Whether a decrypted event is of the kind, and has the key, that was asked for. */
export function hasStateKey(event: ReadEvent, { state_key }: EventsFilter): boolean {
  if (state_key === undefined) return event.state_key === undefined;
  return state_key === true ? event.state_key !== undefined : event.state_key === state_key;
}
