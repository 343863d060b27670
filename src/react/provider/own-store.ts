import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { PermissionStorage } from "../../store/permission-storage.ts";
import { createWidgetStore, type WidgetStore } from "../../store/widget-store.ts";

/** The store of a provider that was given none. */
export function ownStore({ userId }: MatrixClientPort): WidgetStore {
  const storage = localStorageIfAllowed();
  return createWidgetStore(storage ? { userId, storage } : { userId });
}

/** Undefined where a server renders, and where the browser forbids the page to store anything. */
export function localStorageIfAllowed(): PermissionStorage | undefined {
  try {
    return typeof window === "undefined" ? undefined : window.localStorage;
  } catch {
    return undefined;
  }
}
