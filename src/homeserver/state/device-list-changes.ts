/** When each user's set of devices, or their keys, last changed. */
export class DeviceListChanges {
  readonly #positions = new Map<string, number>();

  mark(userId: string, position: number): void {
    this.#positions.set(userId, position);
  }

  /** Users whose last change lies between two positions. */
  between(since: number, upTo: number): ReadonlySet<string> {
    const changed = [...this.#positions].filter(([, position]) => position > since && position <= upTo);
    return new Set(changed.map(([userId]) => userId));
  }
}
