import type { StoreApi } from "zustand/vanilla";
import { forget, grantedBy, narrow, revoke, takeAllBut } from "../core/permission/change-record.ts";
import type { KnownWidget } from "../core/permission/diff-identity.ts";
import { limitToRooms } from "../core/permission/limit-to-rooms.ts";
import { isOutdated, mergeKept } from "../core/permission/merge-record.ts";
import { parseRecord } from "../core/permission/parse-record.ts";
import type { Permission } from "../core/permission/permission.ts";
import { emptyRecord, type PermissionRecord } from "../core/permission/permission-record.ts";
import { identityKey, slotKey, type WidgetIdentity } from "../core/permission/widget-identity.ts";
import type { KeptRecords } from "./permission-storage.ts";
import type { TabLink, TabNews } from "./tab-link.ts";
import type { WidgetStoreState } from "./widget-store.ts";

/** The records of all widgets, in memory, in the storage and in the other tabs. */
export interface PermissionMemory {
  /** The record of exactly this widget. */
  get(identity: WidgetIdentity): PermissionRecord | undefined;
  /** The record in this widget's place, whichever widget it is about. */
  getInPlace(identity: WidgetIdentity): PermissionRecord | undefined;
  /** Changes the record of this widget, beginning with an empty one. One about another widget in its place is gone. */
  change(widget: KnownWidget, change: (record: PermissionRecord) => PermissionRecord): void;
  // What takes something away does so in other tabs too, and makes no record where there is none.
  revoke(identity: WidgetIdentity, permissions: readonly Permission[]): void;
  narrow(identity: WidgetIdentity, kept: readonly Permission[]): void;
  limitToRooms(
    identity: WidgetIdentity,
    permissions: readonly Permission[],
    roomIds: readonly string[],
  ): void;
  forget(identity: WidgetIdentity, permissions: readonly Permission[]): void;
  /** Keeps every record as far as `change` leaves it, in this tab alone. */
  changeAll(change: (record: PermissionRecord) => PermissionRecord): void;
  hear(news: TabNews): void;
  /** Reads what other tabs may have kept while nobody listened. */
  refresh(): void;
  clear(): void;
}

export function createPermissionMemory(options: {
  readonly store: Pick<StoreApi<WidgetStoreState>, "getState" | "setState">;
  readonly kept: KeptRecords;
  readonly getLink: () => TabLink;
  readonly now: () => number;
}): PermissionMemory {
  const { store, kept, getLink, now } = options;
  const bySlot = (slot: string) => store.getState().records.get(slot);

  function set(slot: string, record: PermissionRecord | undefined): void {
    if (bySlot(slot) === record) return;
    const records = new Map(store.getState().records);
    if (record === undefined) records.delete(slot);
    else records.set(slot, record);
    store.setState({ records });
  }

  function save(slot: string, record: PermissionRecord): void {
    const text = kept.write(slot, record);
    set(slot, record);
    getLink().tell({ kind: "kept", slot, text: text ?? null });
  }

  const fresh = (slot: string) => mergeKept(bySlot(slot), kept.read(slot)) ?? bySlot(slot);

  function adopt(slot: string, record: PermissionRecord | undefined): void {
    const own = bySlot(slot);
    const merged = mergeKept(own, record);
    // Another tab did not know yet; it is told, and what it kept is written over.
    if (record && merged && isOutdated(own, record)) save(slot, merged);
    else set(slot, merged);
  }

  function takeBack(
    taken: Taken,
    identity: WidgetIdentity,
    change: (record: PermissionRecord) => PermissionRecord = (record) => without(record, taken, now()),
  ): void {
    const slot = slotKey(identity);
    const record = fresh(slot);
    if (record && identityKey(record.identity) === identityKey(identity)) save(slot, change(record));
    getLink().tell({ ...taken, slot });
  }

  return {
    get(identity) {
      const record = bySlot(slotKey(identity));
      return record && identityKey(record.identity) === identityKey(identity) ? record : undefined;
    },
    getInPlace: (identity) => bySlot(slotKey(identity)),

    change({ identity, appearance }, change) {
      const slot = slotKey(identity);
      const inPlace = fresh(slot);
      const isSame = inPlace !== undefined && identityKey(inPlace.identity) === identityKey(identity);
      // How often its questions were waved away does not begin anew with another page.
      const { backOff } = inPlace ?? emptyRecord(identity, appearance);
      const record = isSame ? { ...inPlace, appearance } : { ...emptyRecord(identity, appearance), backOff };
      save(slot, change(record));
    },

    revoke: (identity, permissions) => takeBack({ kind: "revoked", permissions }, identity),
    narrow(identity, permissions) {
      const record = bySlot(slotKey(identity));
      const leaving = record ? grantedBy(record).filter((one) => !permissions.includes(one)) : [];
      takeBack({ kind: "narrowed", permissions: leaving, kept: permissions }, identity, (current) =>
        narrow(current, permissions, now()),
      );
    },
    limitToRooms: (identity, permissions, roomIds) =>
      takeBack({ kind: "limited", permissions, roomIds }, identity),
    forget: (identity, permissions) => takeBack({ kind: "forgotten", permissions }, identity),

    changeAll(change) {
      const records = [...store.getState().records].map(([slot, record]) => [slot, change(record)] as const);
      store.setState({ records: new Map(records) });
    },

    hear(news) {
      if (news.kind === "cleared") store.setState({ records: new Map() });
      else if (news.kind === "kept") {
        const record = news.text === null ? undefined : parseRecord(news.text);
        const isHere = record === undefined || slotKey(record.identity) === news.slot;
        if (isHere) adopt(news.slot, record);
      } else {
        const record = bySlot(news.slot);
        if (record !== undefined) set(news.slot, without(record, news, now()));
      }
    },

    refresh() {
      const slots = new Set([...kept.readAll().keys(), ...store.getState().records.keys()]);
      for (const slot of slots) adopt(slot, kept.read(slot));
    },

    clear() {
      kept.clear();
      store.setState({ records: new Map() });
      getLink().tell({ kind: "cleared" });
    },
  };
}

/** What a user takes away in one tab, for all of them. */
type Taken =
  | { readonly kind: "revoked" | "forgotten"; readonly permissions: readonly Permission[] }
  | {
      readonly kind: "narrowed";
      readonly permissions: readonly Permission[];
      readonly kept: readonly Permission[];
    }
  | {
      readonly kind: "limited";
      readonly permissions: readonly Permission[];
      readonly roomIds: readonly string[];
    };

function without(record: PermissionRecord, taken: Taken, atMs: number): PermissionRecord {
  const { permissions } = taken;
  if (taken.kind === "limited") return limitToRooms(record, permissions, taken.roomIds, atMs);
  if (taken.kind === "narrowed") return takeAllBut(record, permissions, taken.kept, atMs);
  return taken.kind === "revoked" ? revoke(record, permissions, atMs) : forget(record, permissions);
}
