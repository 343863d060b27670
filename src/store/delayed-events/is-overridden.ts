import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";

/** How far the homeserver's clock may be from this machine's. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Whether another user has set since then what the event was to set: homeservers drop the event in that case. */
export function isOverridden(client: MatrixClientPort, entry: DelayedEventEntry): boolean {
  const { roomId, type, stateKey, scheduledAtMs } = entry;
  if (stateKey === undefined) return false;
  const [current] = client.getState(roomId, type, stateKey);
  return (
    current !== undefined &&
    current.sender !== client.userId &&
    current.origin_server_ts > scheduledAtMs - CLOCK_TOLERANCE_MS
  );
}
