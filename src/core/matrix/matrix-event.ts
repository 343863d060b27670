/** A decrypted client event as a widget sees it, always with its room. Fields as in the client-server API. */
export interface MatrixEvent {
  readonly type: string;
  readonly sender: string;
  readonly event_id: string;
  readonly room_id: string;
  readonly state_key?: string;
  /** Milliseconds since 1970. */
  readonly origin_server_ts: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly unsigned: Readonly<Record<string, unknown>>;
  /** The redacted event, for `m.room.redaction` in room versions before 11. */
  readonly redacts?: string;
  /** MSC4354: present on sticky events. */
  readonly msc4354_sticky?: { readonly duration_ms: number };
}

/** Tells state events from message-like ones: only the former have a state key, which may be empty. */
export function isStateEvent(event: MatrixEvent): event is MatrixEvent & { readonly state_key: string } {
  return event.state_key !== undefined;
}
