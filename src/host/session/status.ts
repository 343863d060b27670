import { nextSessionState } from "../../core/session/next-session-state.ts";
import type { SessionEvent, SessionState } from "../../core/session/session-state.ts";
import { guarded } from "./guarded.ts";

/** The state a session is in, and who wants to hear of changes. */
export class Status {
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { status: "idle" };

  get state(): SessionState {
    return this.#state;
  }

  is(...statuses: readonly SessionState["status"][]): boolean {
    return statuses.includes(this.#state.status);
  }

  dispatch(event: SessionEvent): void {
    this.#state = nextSessionState(this.#state, event);
    this.notify();
  }

  subscribe(listener: () => void): () => void {
    // Wrapped, so that one function given twice is two subscriptions.
    const call = () => listener();
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) guarded(listener);
  }
}
