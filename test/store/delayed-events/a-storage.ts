import type { DelayedEventStorage } from "../../../src/store/delayed-events/kept-entries.ts";

/** What several tabs of one browser share. */
export function aStorage(): DelayedEventStorage & { readonly dump: () => string } {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    dump: () => JSON.stringify([...values]),
  };
}
