import { WidgetError } from "../widget-error.ts";
import type { SessionEvent, SessionState } from "./session-state.ts";

/**
 * The state a session is in after an event; the only place that decides it. Anything may fail or end, `ended` is final,
 * and every new document is a new generation.
 *
 * @throws WidgetError `invalid-argument` for an event that cannot happen in that state.
 */
export function nextSessionState(state: SessionState, event: SessionEvent): SessionState {
  if (state.status === "ended") return refuse(state, event);
  switch (event.type) {
    case "consent-needed":
      return state.status === "idle" ? { status: "awaiting-consent" } : refuse(state, event);
    case "load-started":
      // The same URL would be refused again.
      if (state.status === "failed" && state.reason === "unsafe-url") return refuse(state, event);
      return { status: "loading", generation: generationOf(state) + 1 };
    case "negotiation-started":
      return state.status === "loading"
        ? { status: "negotiating", generation: state.generation }
        : refuse(state, event);
    case "approved":
      // In `ready` it is the outcome of a renegotiation.
      return state.status === "negotiating" || state.status === "ready"
        ? { status: "ready", generation: state.generation, approved: event.approved }
        : refuse(state, event);
    case "failed":
      return state.status === "failed"
        ? refuse(state, event)
        : { status: "failed", reason: event.reason, generation: generationOf(state) };
    case "ended":
      return { status: "ended", reason: event.reason };
  }
}

function generationOf(state: SessionState): number {
  return "generation" in state ? state.generation : 0;
}

function refuse(state: SessionState, event: SessionEvent): never {
  throw new WidgetError(
    "invalid-argument",
    `A session that is ${state.status} cannot go on with "${event.type}". Look at getState().status first, or start a new session.`,
  );
}
