import type { StoreApi } from "zustand/vanilla";
import type { DelayedEventLedger } from "../../core/delayed-events/delayed-event-ledger.ts";
import {
  DEFAULT_DELAYED_EVENT_POLICY,
  type DelayedEventPolicy,
} from "../../core/delayed-events/delayed-event-policy.ts";
import {
  type AssistedPage,
  DEFAULT_HEARTBEAT_ASSISTANCE,
  type HeartbeatAssistance,
} from "../../core/delayed-events/heartbeat-assistance.ts";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import { createAdmission } from "./admission.ts";
import { assistHeartbeats, type HeartbeatAssistant } from "./assist-heartbeats.ts";
import { createDigest } from "./digest.ts";
import {
  type EndedDelayedEvents,
  type EndOptions,
  endDelayedEvent,
  endDelayedEvents,
} from "./end-delayed-events.ts";
import { createEntryTable, type DelayedEventStoreState } from "./entry-table.ts";
import { followHomeserver } from "./follow-homeserver.ts";
import type { DelayedEventStorage } from "./kept-entries.ts";
import { createSteadyClock } from "./steady-clock.ts";
import { createWidgetLedger, type DelayedEventOwner } from "./widget-ledger.ts";

export interface DelayedEventStoreOptions {
  /** The signed-in user. */
  readonly userId: string;
  /**
   * Where the ledger is kept over reloads, such as `localStorage`. Delay ids are kept as SHA-256 only, contents not at
   * all; a page that is not served securely keeps nothing. @default nowhere
   */
  readonly storage?: DelayedEventStorage | undefined;
  /** How much each widget may schedule, where it is not the usual. */
  readonly policy?: Partial<DelayedEventPolicy> | ((owner: DelayedEventOwner) => Partial<DelayedEventPolicy>);
}

/** Every delayed event that widgets have scheduled as this user (MSC4140, MSC4157), in this browser. */
export interface DelayedEventStore
  extends Pick<StoreApi<DelayedEventStoreState>, "getState" | "getInitialState" | "subscribe"> {
  /** What a widget's driver schedules and acts through: the widget can touch only its own. */
  ledgerFor(
    owner: DelayedEventOwner,
    client: MatrixClientPort,
    assistant?: HeartbeatAssistant,
  ): DelayedEventLedger;
  /** What restarts the heartbeats of one session's widget in its place while the page is hidden; give it to the ledger. */
  assist(
    client: MatrixClientPort,
    page: AssistedPage,
    limits?: Partial<HeartbeatAssistance>,
  ): HeartbeatAssistant;
  /** Keeps the entries true to the homeserver and to other tabs, until undone. */
  connect(client: MatrixClientPort): () => void;
  /**
   * For when permission is revoked, a widget removed, or the user logs out, while the client can still send. Sends
   * heartbeats, and cancels other events if the app has told the user. Unmounting, reloading, going elsewhere and crashing
   * are no reason to call it: a delayed event is what is to happen then.
   */
  end(client: MatrixClientPort, options: EndOptions): Promise<EndedDelayedEvents>;
  /**
   * Sends or cancels one event now, as the user asked. Resolves to false where it could not be done, and, having done
   * nothing, where a heartbeat or what else takes the user out of a call was to be cancelled.
   */
  act(client: MatrixClientPort, id: string, action: "send" | "cancel"): Promise<boolean>;
  /** Forgets everything, here, in the storage and in other tabs, as at logout. The homeserver's events stay. */
  clear(): void;
}

/** Creates the ledger of one signed-in user. Give it to a `WidgetProvider`, or let the provider make its own. */
export function createDelayedEventStore(options: DelayedEventStoreOptions): DelayedEventStore {
  const { userId, storage, policy = {} } = options;
  const now = createSteadyClock();
  const digest = createDigest();
  const table = createEntryTable(digest.isSafeToKeep ? storage : undefined, userId, now);
  const admission = createAdmission(table, now);
  const ending = new Map<string, Promise<unknown>>();
  const { getState, getInitialState, subscribe } = table.store;

  return {
    getState,
    getInitialState,
    subscribe,
    ledgerFor(owner, client, assistant) {
      const own = typeof policy === "function" ? policy(owner) : policy;
      const whole = { ...DEFAULT_DELAYED_EVENT_POLICY, ...own };
      return createWidgetLedger({ client, owner, policy: whole, table, admission, digest, now, assistant });
    },
    assist: (client, page, limits) =>
      assistHeartbeats({
        client,
        page,
        limits: { ...DEFAULT_HEARTBEAT_ASSISTANCE, ...limits },
        table,
        now,
      }),
    connect(client) {
      const close = digest.isSafeToKeep ? table.open() : () => undefined;
      const unfollow = followHomeserver({ client, table, digest, now });
      return () => {
        unfollow();
        close();
      };
    },
    end: (client, end) => endDelayedEvents({ client, table, digest, now, ending }, end),
    act: (client, id, action) => endDelayedEvent({ client, table, digest, now, ending }, id, action),
    clear: table.clear,
  };
}
