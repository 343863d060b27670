declare global {
  interface Performance {
    /** Chromium's own; exact with `--enable-precise-memory-info`. */
    readonly memory: { readonly usedJSHeapSize: number };
  }
}

/** Collects all garbage at once, which Chromium lets pages do with `--js-flags=--expose-gc`. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error("The browser was started without --expose-gc");
  globalThis.gc();
}

/** Bytes in use on this process's JavaScript heap. */
export function heapBytes(): number {
  return performance.memory.usedJSHeapSize;
}
