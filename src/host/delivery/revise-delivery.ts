import type { MatrixEvent } from "../../core/matrix/matrix-event.ts";
import type { Delivery } from "./delivery-queue.ts";

/** What may still be told of a message that waits, now that something was taken back; undefined: nothing of it. */
export function reviseDelivery(
  { action, data }: Delivery,
  mayReceive: (event: MatrixEvent) => boolean,
  mayReceiveToDevice: (eventType: string) => boolean,
): object | undefined {
  // The session itself made these messages: their data is what it put there.
  switch (action) {
    case "send_event":
      return mayReceive(data as MatrixEvent) ? data : undefined;
    case "send_to_device":
      return mayReceiveToDevice((data as { type: string }).type) ? data : undefined;
    case "update_state": {
      const state = (data as { state: readonly MatrixEvent[] }).state.filter(mayReceive);
      return state.length > 0 ? { state } : undefined;
    }
    default:
      return data;
  }
}
