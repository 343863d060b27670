import { createStore, type StoreApi } from "zustand/vanilla";
import { afterOpening, currentBackOff } from "../core/permission/back-off.ts";
import { deny, forgetLasting, grant } from "../core/permission/change-record.ts";
import type { KnownWidget } from "../core/permission/diff-identity.ts";
import type { Permission } from "../core/permission/permission.ts";
import type { Duration, PermissionRecord } from "../core/permission/permission-record.ts";
import { type WidgetIdentity, widgetAppearance } from "../core/permission/widget-identity.ts";
import { createConsentQueue } from "./consent-queue.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";
import { createPermissionMemory } from "./permission-memory.ts";
import { createKeptRecords, type PermissionStorage } from "./permission-storage.ts";
import { rememberDecision } from "./remember-decision.ts";
import { createTabLink } from "./tab-link.ts";

export interface WidgetStoreState {
  /** Requests that wait for the user. `currentRequest` tells which to put to them, `waitingRequests` which can wait. */
  readonly consentQueue: readonly ConsentRequest[];
  /** The room the user looks at; while it is undefined, no request has to wait for it. */
  readonly viewedRoomId: string | undefined;
  /** The ids of requests of other rooms that the user asked to see. */
  readonly broughtForward: ReadonlySet<string>;
  /** What the user decided about each widget, by `slotKey`. */
  readonly records: ReadonlyMap<string, PermissionRecord>;
}

/** What outlives a widget's frame: what the user decided, and what they are still to decide. */
export interface WidgetStore
  extends Pick<StoreApi<WidgetStoreState>, "getState" | "getInitialState" | "subscribe"> {
  /**
   * Queues a request and resolves to its answer. A request already waiting under the same id is joined, not repeated. A
   * widget whose questions were waved away twice is dismissed unasked, until `openPermissions`; what the user asks for
   * themselves is always put to them.
   */
  ask(request: ConsentRequest, options?: { readonly isUserAsking?: boolean }): Promise<ConsentDecision>;
  /** Answers a waiting request, and remembers the answer for as long as it says; unknown ids are ignored. */
  decide(id: string, decision: ConsentDecision): void;
  /** Takes back the requests of a widget that is gone; they resolve as dismissed. */
  withdraw(isGone: (request: ConsentRequest) => boolean): void;
  /** The user wants to see a request that waits. */
  bringForward(id: string): void;
  setViewedRoom(roomId: string | undefined): void;

  /** What was decided about exactly this widget; undefined once anything about it has changed. */
  getRecord(identity: WidgetIdentity): PermissionRecord | undefined;
  /** What was decided about the widget that is, or was, in its place: to say what has changed. */
  getRecordInPlace(identity: WidgetIdentity): PermissionRecord | undefined;
  /** Grants something without a question: what the user gives in a list of permissions. */
  grant(widget: KnownWidget, permissions: readonly Permission[], duration: Duration): void;
  /** Refuses something that was not granted: what the user ruled out elsewhere. */
  deny(widget: KnownWidget, permissions: readonly Permission[], duration: Duration): void;
  /**
   * Takes back and denies from now on: at once in every running widget, and in the user's other tabs. Where nothing was
   * decided about the widget it does nothing; `deny` refuses what the app gave.
   */
  revoke(identity: WidgetIdentity, permissions: readonly Permission[]): void;
  /** Leaves nothing granted but these. */
  narrow(identity: WidgetIdentity, kept: readonly Permission[]): void;
  /**
   * Leaves of what counts in every room only these rooms, at once and in the user's other tabs; the rest is denied. Takes
   * permissions as the record has them; with no rooms nothing changes.
   */
  limitToRooms(
    identity: WidgetIdentity,
    permissions: readonly Permission[],
    roomIds: readonly string[],
  ): void;
  /** Forgets decisions, so that the widget may ask again; running widgets lose what they had by them. @default all */
  forget(identity: WidgetIdentity, permissions?: readonly Permission[]): void;
  /** The user looks at a widget's permissions: one that is quiet may ask again. */
  openPermissions(identity: WidgetIdentity): void;
  /** Offers capabilities in the widget's next question, once; see `importElementWeb`. */
  suggest(widget: KnownWidget, permissions: readonly Permission[]): void;
  /** The document that decisions were made for is gone: forgets those `once` was said of, of these permissions. */
  endDocument(identity: WidgetIdentity, isGone: (permission: Permission) => boolean): void;
  /** The client stops: forgets what was not to be remembered, and dismisses what waits. */
  endSession(): void;
  /** The user logs out: forgets everything, here, in the storage and in other tabs, and dismisses what waits. */
  clear(): void;
  /** Stays in step with the user's other tabs until undone. A `WidgetProvider` does so by itself. */
  connect(): () => void;
}

export type WidgetStoreOptions = {
  /** Clock. @default Date.now */
  readonly now?: (() => number) | undefined;
} & (
  | { readonly storage?: undefined; readonly userId?: string | undefined }
  /** Where to keep what the user chose to remember, such as `localStorage`, and for whom. */
  | { readonly storage: PermissionStorage; readonly userId: string }
);

/**
 * Creates the store of one signed-in user. Give it to a `WidgetProvider`, or let the provider make its own. Without a
 * storage everything lasts as long as the tab.
 *
 * @example
 * const store = createWidgetStore({ storage: localStorage, userId: "@alice:example.org" });
 */
export function createWidgetStore(options: WidgetStoreOptions = {}): WidgetStore {
  const { storage, userId, now = Date.now } = options;
  const kept = createKeptRecords(storage, userId);
  const store = createStore<WidgetStoreState>(() => ({
    consentQueue: [],
    viewedRoomId: undefined,
    broughtForward: new Set(),
    records: kept.readAll(),
  }));
  const queue = createConsentQueue(store);
  const link = createTabLink(userId, (news) => {
    if (news.kind === "cleared") dismissAll();
    memory.hear(news);
  });
  const memory = createPermissionMemory({ store, kept, getLink: () => link, now });

  function withdraw(isGone: (request: ConsentRequest) => boolean): void {
    for (const { id } of store.getState().consentQueue.filter(isGone))
      queue.settle(id, { outcome: "dismiss" });
  }
  const dismissAll = () => withdraw(() => true);

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    withdraw,

    async ask(request, { isUserAsking = false } = {}) {
      const record = memory.getInPlace(request.subject.identity);
      const isHeldBack = record && currentBackOff(record.backOff, now()).state !== "asking";
      if (isHeldBack && !isUserAsking) return { outcome: "dismiss" };
      return queue.add(request, isUserAsking);
    },

    decide(id, decision) {
      const found = queue.find(id);
      if (!found) return;
      const { request, isUserAsking } = found;
      // Whoever waves away what they asked for was not bothered by the widget.
      if (decision.outcome !== "dismiss" || !isUserAsking) {
        const { identity, widget } = request.subject;
        memory.change({ identity, appearance: widgetAppearance(widget) }, (record) =>
          rememberDecision(record, request, decision, now()),
        );
      }
      queue.settle(id, decision);
    },

    bringForward: (id) =>
      store.setState(({ broughtForward }) => ({ broughtForward: new Set(broughtForward).add(id) })),
    setViewedRoom: (roomId) => store.setState({ viewedRoomId: roomId }),

    getRecord: memory.get,
    getRecordInPlace: memory.getInPlace,
    grant: (widget, permissions, duration) =>
      memory.change(widget, (record) => grant(record, permissions, { duration, atMs: now() })),
    deny: (widget, permissions, duration) =>
      memory.change(widget, (record) => deny(record, permissions, { duration, atMs: now() })),
    revoke: (identity, permissions) => memory.revoke(identity, permissions),
    narrow: (identity, permissions) => memory.narrow(identity, permissions),
    limitToRooms: (identity, permissions, roomIds) => memory.limitToRooms(identity, permissions, roomIds),
    forget(identity, permissions) {
      memory.forget(identity, permissions ?? [...(memory.get(identity)?.decisions.keys() ?? [])]);
    },
    openPermissions(identity) {
      const record = memory.get(identity);
      if (record)
        memory.change(record, (current) => ({ ...current, backOff: afterOpening(current.backOff) }));
    },
    suggest: (widget, permissions) =>
      memory.change(widget, (record) => ({
        ...record,
        suggested: new Set([...record.suggested, ...permissions]),
      })),
    endDocument(identity, isGone) {
      const record = memory.get(identity);
      if (record && forgetLasting(record, "once", isGone) !== record) {
        memory.change(record, (current) => forgetLasting(current, "once", isGone));
      }
    },
    endSession() {
      dismissAll();
      memory.changeAll((record) => forgetLasting(forgetLasting(record, "once"), "session"));
    },
    clear() {
      dismissAll();
      memory.clear();
    },
    connect() {
      const close = link.open();
      memory.refresh();
      return close;
    },
  };
}
