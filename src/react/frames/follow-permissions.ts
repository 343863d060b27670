import type { WidgetIdentity } from "../../core/permission/widget-identity.ts";
import type { ConsentDesk } from "../../store/consent-desk.ts";
import { endHeartbeats } from "./end-heartbeats.ts";
import { isForHeartbeats } from "./for-heartbeats.ts";
import { allowAttribute, type FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import type { OpenSession } from "./open-session.ts";

/**
 * Holds a page that runs to what is permitted now: what the user takes back, here or in another tab, is gone with its next
 * message. Device features a document keeps for as long as it lives, so it is loaded anew.
 */
export function followPermissions(options: {
  readonly opened: OpenSession;
  readonly desk: ConsentDesk;
  readonly identity: WidgetIdentity;
  readonly services: FrameServices;
  readonly policy: FramePolicy;
  /** The permission to load is gone; `denied`: and not to be asked for. */
  readonly onForbidden: (gate: "denied" | "closed") => void;
}): () => void {
  const { opened, desk, identity, services, policy, onForbidden } = options;
  const { session, iframe } = opened;
  const { store } = services;

  function check(): void {
    const verdict = desk.load.review();
    if (verdict !== "allow") {
      onForbidden(verdict);
      endHeartbeats(services, identity);
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
    const isLess = state.approved.some((raw) => !kept.includes(raw));
    if (!isLess) return;
    session.narrow(kept);
    // Nothing restarts them any more: better sent now than in a while.
    if (state.approved.some((raw) => !kept.includes(raw) && isForHeartbeats(raw))) {
      endHeartbeats(services, identity);
    }
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
