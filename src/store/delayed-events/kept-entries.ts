import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import { formatEntry, parseEntry } from "../../core/delayed-events/parse-entry.ts";

/** Where the ledger is kept: `localStorage`, or anything like it. What it throws is taken for "there is nothing". */
export interface DelayedEventStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The kept entries of one user, each under a key of its own, so that tabs do not undo what others write. */
export interface KeptEntries {
  /** In the order they were scheduled in. What is damaged, or in another's place, is left out. */
  readAll(): readonly DelayedEventEntry[];
  write(entry: DelayedEventEntry): void;
  remove(id: string): void;
  clear(): void;
}

export function createKeptEntries(storage: DelayedEventStorage | undefined, userId: string): KeptEntries {
  const prefix = `react-matrix-widgets:delayed-events:${encodeURIComponent(userId)}:`;

  function keys(): readonly string[] {
    const all = attempt(() => Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at)));
    return (all ?? []).flatMap((key) => (key?.startsWith(prefix) ? [key] : []));
  }

  return {
    readAll: () =>
      keys()
        .flatMap((key) => {
          const text = attempt(() => storage?.getItem(key));
          const entry = typeof text === "string" ? parseEntry(text) : undefined;
          return entry !== undefined && prefix + entry.id === key ? [entry] : [];
        })
        .sort((one, other) => one.scheduledAtMs - other.scheduledAtMs),
    write: (entry) => attempt(() => storage?.setItem(prefix + entry.id, formatEntry(entry))),
    remove: (id) => attempt(() => storage?.removeItem(prefix + id)),
    clear() {
      for (const key of keys()) attempt(() => storage?.removeItem(key));
    },
  };
}

/** A storage may be full, or forbidden by the user; then the ledger lasts as long as the tab. */
function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
