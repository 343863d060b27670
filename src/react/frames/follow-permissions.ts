import type { ConsentDesk } from "../../store/consent-desk.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { allowAttribute, type FramePolicy } from "./frame-policy.ts";
import type { OpenSession } from "./open-session.ts";

/**
 * Holds a page that runs to what is permitted now: what the user takes back, here or in another tab, is gone with its next
 * message. Device features a document keeps for as long as it lives, so it is loaded anew.
 */
export function followPermissions(options: {
  readonly opened: OpenSession;
  readonly desk: ConsentDesk;
  readonly store: WidgetStore;
  readonly policy: FramePolicy;
  /** The permission to load is gone; `denied`: and not to be asked for. */
  readonly onForbidden: (gate: "denied" | "closed") => void;
}): () => void {
  const { opened, desk, store, policy, onForbidden } = options;
  const { session, iframe } = opened;

  function check(): void {
    const verdict = desk.load.review();
    if (verdict !== "allow") {
      onForbidden(verdict);
      return;
    }
    const allow = allowAttribute(policy, desk.load.getDevices());
    if (iframe.allow !== allow) {
      iframe.allow = allow;
      session.reload();
      return;
    }
    const state = session.getState();
    if (state.status !== "ready") return;
    const kept = desk.capabilities.review(state.approved);
    if (kept.length < state.approved.length) session.narrow(kept);
  }

  let known = store.getState().records;
  const stop = store.subscribe(({ records }) => {
    if (records === known) return;
    known = records;
    check();
  });
  // What is approved now may have been taken back while it was on its way.
  const stopListening = session.subscribe(check);
  return () => {
    stop();
    stopListening();
  };
}
