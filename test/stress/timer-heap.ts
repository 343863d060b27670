export interface Timer {
  readonly atMs: number;
  /** Of two at the same time, the one that was set first goes first. */
  readonly order: number;
  readonly fire: () => void;
}

/** The timers that are set, the next one at hand. */
export class TimerHeap {
  readonly #timers: Timer[] = [];

  get next(): Timer | undefined {
    return this.#timers[0];
  }

  push(timer: Timer): void {
    let at = this.#timers.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isEarlier(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Timer | undefined {
    const [first] = this.#timers;
    const last = this.#timers.pop();
    if (first === undefined || last === undefined || first === last) return first;
    this.#timers[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      let earliest = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#timers.length && this.#isEarlier(child, earliest)) earliest = child;
      }
      if (earliest === at) return;
      this.#swap(at, earliest);
      at = earliest;
    }
  }

  #isEarlier(one: number, other: number): boolean {
    const [first, second] = [this.#timers[one], this.#timers[other]];
    if (first === undefined || second === undefined) return false;
    return first.atMs < second.atMs || (first.atMs === second.atMs && first.order < second.order);
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#timers[one], this.#timers[other]];
    if (first === undefined || second === undefined) return;
    this.#timers[one] = second;
    this.#timers[other] = first;
  }
}
