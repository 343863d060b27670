/** When each user's set of devices, or their keys, last changed. */
export class DeviceListChanges {
  readonly #positions = new Map<string, number>();

  mark(userId: string, position: number): void {
    this.#positions.set(userId, position);
  }

  hasChanged(userId: string, since: number, upTo: number): boolean {
    const position = this.#positions.get(userId) ?? 0;
    return position > since && position <= upTo;
  }
}
