import type { IOpenIDUpdate, SimpleObservable } from "matrix-widget-api";

// A class with private fields is matched by name, and its constructor would cost a run-time import of the package. To
// a driver an observable is something to call `update` on.
export function asIdentityObserver(
  onUpdate: (update: IOpenIDUpdate) => void,
): SimpleObservable<IOpenIDUpdate> {
  const observer: Pick<SimpleObservable<IOpenIDUpdate>, "update" | "onUpdate" | "close"> = {
    update: onUpdate,
    onUpdate: () => undefined,
    close: () => undefined,
  };
  return observer as SimpleObservable<IOpenIDUpdate>;
}
