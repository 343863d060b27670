import { createStore, type StoreApi } from "zustand/vanilla";
import { changeEntry } from "../../core/delayed-events/change-entry.ts";
import type { DelayedEventChange } from "../../core/delayed-events/delayed-event-change.ts";
import {
  type DelayedEventEntry,
  type EndedBy,
  hasEnded,
  isWaiting,
} from "../../core/delayed-events/delayed-event-entry.ts";
import { laterAccount } from "../../core/delayed-events/later-account.ts";
import { createKeptEntries, type DelayedEventStorage } from "./kept-entries.ts";
import { createLedgerLink, type LedgerNews } from "./tab-link.ts";

export interface DelayedEventStoreState {
  /** By their ids, those scheduled first first. Of what has ended, only the latest are kept. */
  readonly entries: ReadonlyMap<string, DelayedEventEntry>;
}

/** Beyond so many, the oldest that has ended is forgotten. */
const MAX_ENTRIES = 300;
/** How far the clocks of two pages may be apart that nobody has set. */
const CLOCK_TOLERANCE_MS = 1_000;

/** The entries in memory, in the storage and in the other tabs; and, in memory alone, the ids this page was told. */
export interface EntryTable {
  readonly store: StoreApi<DelayedEventStoreState>;
  get(id: string): DelayedEventEntry | undefined;
  all(): readonly DelayedEventEntry[];
  add(entry: DelayedEventEntry, delayId: string): void;
  /** Changes an entry that is there. */
  change(id: string, change: DelayedEventChange): void;
  /** What this page is having sent just now, and who wished it. */
  readonly sending: Map<string, EndedBy>;
  /** The delay id of what this page scheduled itself and still waits. */
  recallDelayId(id: string): string | undefined;
  /** Hears the other tabs until undone. */
  open(): () => void;
  clear(): void;
}

export function createEntryTable(
  storage: DelayedEventStorage | undefined,
  userId: string,
  now: () => number,
): EntryTable {
  const kept = createKeptEntries(storage, userId);
  const link = createLedgerLink(userId, hear);
  const delayIds = new Map<string, string>();
  const store = createStore<DelayedEventStoreState>(() => ({ entries: byId(kept.readAll().map(credible)) }));
  const get = (id: string) => store.getState().entries.get(id);

  /** What another page restarted in the future it restarted before the machine's clock was set back: now at the latest. */
  function credible(entry: DelayedEventEntry): DelayedEventEntry {
    const nowMs = now();
    return entry.runningSinceMs - nowMs > CLOCK_TOLERANCE_MS ? { ...entry, runningSinceMs: nowMs } : entry;
  }

  function put(entry: DelayedEventEntry): void {
    const entries = new Map(store.getState().entries).set(entry.id, entry);
    if (entries.size > MAX_ENTRIES) {
      const oldest = [...entries.values()].find(hasEnded) ?? [...entries.values()][0];
      if (oldest) entries.delete(oldest.id);
      if (oldest) kept.remove(oldest.id);
    }
    if (!isWaiting(entry)) delayIds.delete(entry.id);
    store.setState({ entries });
  }

  function save(entry: DelayedEventEntry): void {
    kept.write(entry);
    put(entry);
    link.tell({ kind: "entry", entry });
  }

  function hear(news: LedgerNews): void {
    if (news.kind === "cleared") forget();
    else {
      const own = get(news.entry.id);
      const told = credible(news.entry);
      const held = own === undefined ? told : laterAccount(own, told);
      if (held !== own) put(held);
    }
  }

  function forget(): void {
    delayIds.clear();
    store.setState({ entries: new Map() });
  }

  return {
    store,
    get,
    sending: new Map(),
    all: () => [...store.getState().entries.values()],
    add(entry, delayId) {
      delayIds.set(entry.id, delayId);
      save(entry);
    },
    change(id, change) {
      const entry = get(id);
      const changed = entry && changeEntry(entry, change);
      if (changed && changed !== entry) save(changed);
    },
    recallDelayId: (id) => delayIds.get(id),
    open() {
      const close = link.open();
      for (const entry of kept.readAll()) hear({ kind: "entry", entry });
      return close;
    },
    clear() {
      kept.clear();
      forget();
      link.tell({ kind: "cleared" });
    },
  };
}

const byId = (entries: readonly DelayedEventEntry[]): ReadonlyMap<string, DelayedEventEntry> =>
  new Map(entries.map((entry) => [entry.id, entry]));
