/** Keeps the newest of many things. */
export class EntryRing<Kept> {
  readonly #size: number;
  #kept: Kept[] = [];
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  push(one: Kept): void {
    if (this.#size === 0) return;
    this.#kept[this.#next] = one;
    this.#next = (this.#next + 1) % this.#size;
  }

  /** The oldest first. */
  list(): readonly Kept[] {
    const isFull = this.#kept.length === this.#size;
    return isFull ? [...this.#kept.slice(this.#next), ...this.#kept.slice(0, this.#next)] : [...this.#kept];
  }
}
