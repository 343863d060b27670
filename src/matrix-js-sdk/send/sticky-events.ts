import type { MatrixClient } from "matrix-js-sdk";
import { requireFeature } from "../services/server-features.ts";
import { sendEvent } from "./room-events.ts";

/** MSC4354. Refused where the server does not know sticky events: it would send an ordinary one. */
export async function sendStickyEvent(
  client: MatrixClient,
  roomId: string,
  type: string,
  content: Readonly<Record<string, unknown>>,
  stickyDurationMs: number,
): Promise<string> {
  await requireFeature(client, "sticky-events");
  return sendEvent(client, roomId, type, content, {
    "org.matrix.msc4354.sticky_duration_ms": stickyDurationMs,
  });
}
