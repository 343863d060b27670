import { createMessageHub, type MessageHub } from "./message-hub.ts";

const hubs = new WeakMap<Window, MessageHub>();

/** The hub that all sessions of a window share. */
export function windowHub(hostWindow: Window): MessageHub {
  const known = hubs.get(hostWindow);
  if (known !== undefined) return known;
  const hub = createMessageHub(hostWindow);
  hubs.set(hostWindow, hub);
  return hub;
}
