// Imported before anything that listens, so that it sees every listener come and go.
const listening = new Set<unknown>();
const { addEventListener, removeEventListener } = window;

window.addEventListener = function add(
  this: Window,
  type: string,
  listener: EventListener,
  options?: object,
) {
  if (type === "message") listening.add(listener);
  addEventListener.call(this, type, listener, options);
} as typeof window.addEventListener;

window.removeEventListener = function remove(
  this: Window,
  type: string,
  listener: EventListener,
  options?: object,
) {
  if (type === "message") listening.delete(listener);
  removeEventListener.call(this, type, listener, options);
} as typeof window.removeEventListener;

/** How many `message` listeners the page has on its window. */
export function messageListeners(): number {
  return listening.size;
}
