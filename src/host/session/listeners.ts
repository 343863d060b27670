import { guarded } from "./guarded.ts";

/** Who wants to hear of changes. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void): () => void {
    // Wrapped, so that one function given twice is two subscriptions.
    const call = () => listener();
    this.#listeners.add(call);
    return () => this.#listeners.delete(call);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) guarded(listener);
  }
}
