import type { MatrixClient } from "matrix-js-sdk";
import type { TimelineFilter } from "../../core/matrix/matrix-client-port.ts";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { attemptDecryption } from "../decryption.ts";
import { toMatrixEvent } from "../to-matrix-event.ts";

export async function readTimeline(
  client: MatrixClient,
  roomId: string,
  filter: TimelineFilter,
): Promise<readonly MatrixEvent[]> {
  const events = client.getRoom(roomId)?.getLiveTimeline().getEvents() ?? [];
  const since = events.findIndex((event) => event.getId() === filter.since);
  const found: MatrixEvent[] = [];
  for (const candidate of events.slice(since + 1).reverse()) {
    if (found.length >= filter.limit) break;
    await attemptDecryption(client, candidate);
    const event = toMatrixEvent(candidate);
    if (event !== undefined && matches(event, filter)) found.push(event);
  }
  return found;
}

function matches(event: MatrixEvent, { type, msgtype, stateKey }: TimelineFilter): boolean {
  if (event.type !== type) return false;
  if (stateKey === undefined) {
    if (event.state_key !== undefined) return false;
    return msgtype === undefined || type !== "m.room.message" || event.content["msgtype"] === msgtype;
  }
  return event.state_key !== undefined && (stateKey === true || event.state_key === stateKey);
}
