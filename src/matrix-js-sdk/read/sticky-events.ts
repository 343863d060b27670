import type { MatrixClient } from "matrix-js-sdk";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { toMatrixEvent } from "../to-matrix-event.ts";

/** The server's own measure of what is left, next to which the event's own times do not count. */
const timeToLive = "msc4354_sticky_duration_ttl_ms";

export function getStickyEvents(client: MatrixClient, roomId: string): readonly MatrixEvent[] {
  const now = Date.now();
  const stickyEvents = client.getRoom(roomId)?._unstable_getStickyEvents() ?? [];
  return [...stickyEvents].flatMap((sticky) => {
    const remainingMs = sticky.unstableStickyExpiresAt - now;
    const event = toMatrixEvent(sticky, roomId);
    return event === undefined || remainingMs <= 0 ? [] : [withRemainingTime(event, remainingMs)];
  });
}

function withRemainingTime(event: MatrixEvent, remainingMs: number): MatrixEvent {
  // Given when the event arrived; read later, it would keep the event sticky for longer than it is.
  if (!(timeToLive in event.unsigned)) return event;
  return { ...event, unsigned: { ...event.unsigned, [timeToLive]: remainingMs } };
}
