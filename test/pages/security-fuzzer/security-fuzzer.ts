import fc from "fast-check";
import { securityWidget } from "../security-widget/security-widget.ts";
import { hostileMessage } from "./hostile-message.ts";

declare global {
  interface Window {
    /** Posts this many messages, the same for the same seed. */
    fuzz?: (seed: number, count: number) => void;
  }
}

window.fuzz = (seed, count) => {
  const { id, post } = securityWidget;
  for (const message of fc.sample(hostileMessage(id), { seed, numRuns: count })) post(message);
};
