import type { PermissionStorage } from "../../src/store/permission-storage.ts";

/** What `localStorage` does, in memory. */
export function aStorage(): PermissionStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, value) {
      texts.set(key, value);
    },
    removeItem(key) {
      texts.delete(key);
    },
  };
}
