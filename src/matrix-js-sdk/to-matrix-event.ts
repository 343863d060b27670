import type { MatrixEvent as SdkEvent } from "matrix-js-sdk";
import type { MatrixEvent } from "../core/matrix/matrix-event.ts";

/**
 * The event as the server confirmed it, decrypted, never its edited view. Undefined for what a widget may not see as an
 * event: local echoes, ciphertext, and the stripped state of invitations, which has neither id nor time. The room is
 * given where the SDK's event may not know it.
 */
export function toMatrixEvent(
  event: SdkEvent,
  room_id: string | undefined = event.getRoomId(),
): MatrixEvent | undefined {
  const { event_id, sender, origin_server_ts, redacts, msc4354_sticky: sticky } = event.event;
  const type = event.getType();
  if (event.status !== null || event.isDecryptionFailure() || type === "m.room.encrypted") return undefined;
  if (event_id === undefined || sender === undefined || room_id === undefined) return undefined;
  if (typeof origin_server_ts !== "number") return undefined;
  // The plain text of a message may claim a state key; only the wire decides what is a state event.
  const stateKey = event.isState() ? event.getStateKey() : undefined;
  return {
    type,
    sender,
    event_id,
    room_id,
    ...(stateKey !== undefined && { state_key: stateKey }),
    origin_server_ts,
    content: confirmedContent(event),
    unsigned: confirmedUnsigned(event),
    ...(typeof redacts === "string" && { redacts }),
    ...(typeof sticky?.duration_ms === "number" && { msc4354_sticky: { duration_ms: sticky.duration_ms } }),
  };
}

export function isMatrixEvent(event: MatrixEvent | undefined): event is MatrixEvent {
  return event !== undefined;
}

// Not `getContent`: that is the edited view, and empty while a redaction of the user's own is still on its way.
function confirmedContent(event: SdkEvent): Readonly<Record<string, unknown>> {
  const wire = event.getWireContent();
  if (!event.isEncrypted()) return wire;
  // The relation travels in clear; every other key of the wire is the cipher's, or was put there by a server.
  const relation = wire["m.relates_to"];
  return { ...(relation !== undefined && { "m.relates_to": relation }), ...event.getClearContent() };
}

// What a server bundles with an event are other events, which a widget may not be allowed to read: relations are read by
// asking for them. That an event is redacted has to stay visible; what the redaction says has not.
function confirmedUnsigned(event: SdkEvent): Readonly<Record<string, unknown>> {
  const { redacted_because: redaction, "m.relations": _bundled, ...unsigned } = event.getUnsigned();
  const isLocal = redaction === undefined || redaction.event_id?.startsWith("~") === true;
  return isLocal ? unsigned : { ...unsigned, redacted_because: { ...redaction, content: {} } };
}
