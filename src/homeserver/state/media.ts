import { createRandomId } from "./random-id.ts";

export interface StoredFile {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
  readonly filename: string | undefined;
}

interface MediaEntry {
  readonly owner: string;
  /** Until when a file may come, in milliseconds since 1970. */
  readonly reservedUntil: number;
  file: StoredFile | undefined;
  readonly waiting: Set<() => void>;
}

/** Uploaded files, and names given out for files that are still to come. */
export class Media {
  readonly #entries = new Map<string, MediaEntry>();

  /** Reserves a media id. */
  reserve(owner: string, reservedUntil: number): string {
    const mediaId = createRandomId(24);
    this.#entries.set(mediaId, { owner, reservedUntil, file: undefined, waiting: new Set() });
    return mediaId;
  }

  get(mediaId: string): Readonly<Omit<MediaEntry, "waiting">> | undefined {
    return this.#entries.get(mediaId);
  }

  store(mediaId: string, file: StoredFile): void {
    const entry = this.#entries.get(mediaId);
    if (entry === undefined) return;
    entry.file = file;
    for (const wake of entry.waiting) wake();
    entry.waiting.clear();
  }

  /** Calls back once, when the file arrives. Returns how to stop waiting. */
  onStored(mediaId: string, callback: () => void): () => void {
    const waiting = this.#entries.get(mediaId)?.waiting;
    waiting?.add(callback);
    return () => waiting?.delete(callback);
  }
}
