import { type EventFilter, passesFilter } from "../rooms/event-filter.ts";
import type { Receipt } from "../state/receipts.ts";
import type { ServerState } from "../state/server-state.ts";

export interface EphemeralEvent {
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Typing and receipts of a room that changed after a position. */
export function selectEphemeral(
  server: ServerState,
  roomId: string,
  userId: string,
  after: number,
  filter: EventFilter,
): readonly EphemeralEvent[] {
  const events: EphemeralEvent[] = [];
  const typing = server.typing.changedSince(roomId, after);
  if (typing !== undefined) events.push({ type: "m.typing", content: { user_ids: typing } });
  const receipts = server.receipts
    .changedSince(roomId, after)
    .filter((receipt) => receipt.receiptType !== "m.read.private" || receipt.userId === userId);
  if (receipts.length > 0) events.push({ type: "m.receipt", content: groupReceipts(receipts) });
  return events.filter((event) => passesFilter(filter, event));
}

/** By event, by kind, by user. */
function groupReceipts(receipts: readonly Receipt[]): Readonly<Record<string, unknown>> {
  // A map, since an event id is whatever a client sent: `__proto__` as a key would reach the page's own objects.
  const byEvent = new Map<string, Record<string, Record<string, unknown>>>();
  for (const { eventId, receiptType, userId, ts, threadId } of receipts) {
    const byKind = byEvent.get(eventId) ?? {};
    byEvent.set(eventId, byKind);
    byKind[receiptType] = {
      ...byKind[receiptType],
      [userId]: { ts, ...(threadId !== undefined && { thread_id: threadId }) },
    };
  }
  return Object.fromEntries(byEvent);
}
