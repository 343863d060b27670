export interface Receipt {
  readonly roomId: string;
  readonly userId: string;
  readonly receiptType: string;
  readonly eventId: string;
  readonly threadId: string | undefined;
  /** Milliseconds since 1970. */
  readonly ts: number;
  readonly position: number;
}

/** How far users have read. */
export class Receipts {
  readonly #receipts = new Map<string, Receipt>();

  set(receipt: Receipt): void {
    const { roomId, userId, receiptType, threadId } = receipt;
    this.#receipts.set(JSON.stringify([roomId, userId, receiptType, threadId ?? null]), receipt);
  }

  /** A room's receipts that changed after a position. */
  changedSince(roomId: string, position: number): readonly Receipt[] {
    return [...this.#receipts.values()].filter(
      (receipt) => receipt.roomId === roomId && receipt.position > position,
    );
  }
}
