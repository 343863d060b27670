import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import {
  createDelayedEventStore,
  type DelayedEventStore,
} from "../../store/delayed-events/delayed-event-store.ts";
import { localStorageIfAllowed } from "./own-store.ts";

/** The ledger of a provider that was given none. */
export function ownDelayedEvents({ userId }: MatrixClientPort): DelayedEventStore {
  return createDelayedEventStore({ userId, storage: localStorageIfAllowed() });
}
