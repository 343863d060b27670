import { type MatrixClient, MatrixEventEvent, type MatrixEvent as SdkEvent } from "matrix-js-sdk";
import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import { attemptDecryption } from "../decryption.ts";
import { toMatrixEvent } from "../to-matrix-event.ts";

export interface DeliveryQueue {
  /** Delivers the event after all earlier ones of its room, once the first attempt to decrypt it has ended. */
  push(roomId: string, event: SdkEvent): void;
  /** Delivers nothing more. */
  close(): void;
}

interface Entry {
  readonly event: SdkEvent;
  readonly receivedAtMs: number;
  settled: boolean;
}

/**
 * Keeps the order of each room while events are decrypted. What could not be decrypted leaves the queue, so that it
 * holds up nobody, and is delivered when its key arrives, with the time at which it came from the homeserver.
 */
export function createDeliveryQueue(
  client: MatrixClient,
  deliver: (event: MatrixEvent, receivedAtMs?: number) => void,
): DeliveryQueue {
  const rooms = new Map<string, Entry[]>();
  const withoutKey = new Map<SdkEvent, () => void>();
  let open = true;

  const awaitKey = ({ event, receivedAtMs }: Entry) => {
    const onDecrypted = () => {
      const plain = toMatrixEvent(event);
      if (plain === undefined) return;
      withoutKey.delete(event);
      event.off(MatrixEventEvent.Decrypted, onDecrypted);
      deliver(plain, receivedAtMs);
    };
    withoutKey.set(event, onDecrypted);
    event.on(MatrixEventEvent.Decrypted, onDecrypted);
  };

  const drain = (roomId: string, entries: Entry[]) => {
    while (open && entries[0]?.settled) {
      const entry = entries.shift() as Entry; // the loop's condition has just seen it
      const plain = toMatrixEvent(entry.event);
      if (plain !== undefined) deliver(plain);
      else if (entry.event.isEncrypted()) awaitKey(entry);
    }
    if (entries.length === 0 && rooms.get(roomId) === entries) rooms.delete(roomId);
  };

  return {
    push(roomId, event) {
      const entries = rooms.get(roomId) ?? [];
      rooms.set(roomId, entries);
      const attempt = attemptDecryption(client, event);
      const entry: Entry = { event, receivedAtMs: Date.now(), settled: attempt === undefined };
      entries.push(entry);
      const settle = () => {
        entry.settled = true;
        drain(roomId, entries);
      };
      attempt?.then(settle, settle);
      drain(roomId, entries);
    },
    close() {
      open = false;
      rooms.clear();
      for (const [event, onDecrypted] of withoutKey) event.off(MatrixEventEvent.Decrypted, onDecrypted);
      withoutKey.clear();
    },
  };
}
