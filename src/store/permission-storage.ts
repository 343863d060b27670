import { formatRecord, parseRecord } from "../core/permission/parse-record.ts";
import type { PermissionRecord } from "../core/permission/permission-record.ts";
import { slotKey } from "../core/permission/widget-identity.ts";

/** Where decisions are kept: `localStorage`, or anything like it. What it throws is taken for "there is nothing". */
export interface PermissionStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * The kept decisions of one user, each record under a key of its own. Zustand's `persist` would write them all as one:
 * of two tabs, the one that writes last would bring back what the user took away in the other.
 */
export interface KeptRecords {
  /** By slot. What is damaged, or belongs elsewhere, is left out. */
  readAll(): ReadonlyMap<string, PermissionRecord>;
  read(slot: string): PermissionRecord | undefined;
  /** Keeps of a record what is to be kept, and nothing where nothing is. Returns the text that is kept now. */
  write(slot: string, record: PermissionRecord): string | undefined;
  clear(): void;
}

export function createKeptRecords(
  storage: PermissionStorage | undefined,
  userId: string | undefined,
): KeptRecords {
  const prefix = `react-matrix-widgets:permissions:${encodeURIComponent(userId ?? "")}:`;
  /** What could not be kept: it lasts as long as the tab. */
  const unkept = new Map<string, string>();

  function read(slot: string): PermissionRecord | undefined {
    const text = unkept.get(slot) ?? attempt(() => storage?.getItem(prefix + slot));
    const record = typeof text === "string" ? parseRecord(text) : undefined;
    if (record === undefined || slotKey(record.identity) !== slot) return undefined;
    return userId === undefined || record.identity.userId === userId ? record : undefined;
  }

  function slots(): readonly string[] {
    const keys = attempt(() => Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at)));
    return (keys ?? []).flatMap((key) => (key?.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  }

  function remove(slot: string): void {
    unkept.delete(slot);
    attempt(() => storage?.removeItem(prefix + slot));
  }

  return {
    read,
    readAll: () =>
      new Map(
        slots().flatMap((slot) => {
          const record = read(slot);
          return record === undefined ? [] : [[slot, record] as const];
        }),
      ),
    write(slot, record) {
      const text = formatRecord(record);
      remove(slot);
      if (text === undefined) return undefined;
      const isKept = attempt(() => {
        storage?.setItem(prefix + slot, text);
        return storage !== undefined;
      });
      if (isKept !== true) unkept.set(slot, text);
      return text;
    },
    clear() {
      for (const slot of [...slots(), ...unkept.keys()]) remove(slot);
    },
  };
}

/** A storage may be full, or forbidden by the user. */
function attempt<Value>(action: () => Value): Value | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
