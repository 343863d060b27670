/**
 * The order of everything that happened: each change takes the next position, and a sync token is a position.
 * Who waits for news is woken by any change and looks for itself whether it concerns them.
 */
export class Stream {
  #position = 0;
  #wake: Set<() => void> = new Set();

  get position(): number {
    return this.#position;
  }

  advance(): number {
    this.#position += 1;
    const waiting = this.#wake;
    this.#wake = new Set();
    for (const wake of waiting) wake();
    return this.#position;
  }

  /** Calls back once, at the next change. Returns how to stop waiting. */
  onNextChange(callback: () => void): () => void {
    const waiting = this.#wake;
    waiting.add(callback);
    return () => waiting.delete(callback);
  }
}
