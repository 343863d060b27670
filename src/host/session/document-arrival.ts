import { LONGEST_WAIT_MS } from "../longest-wait.ts";
import { DocumentPhases } from "./document-phases.ts";

/** Follows how the documents of one frame arrive, and waits for one that promised to say when its content is loaded. */
export class DocumentArrival {
  readonly #waitsForContent: boolean;
  readonly #timeoutMs: number;
  readonly #onOverdue: () => void;
  #phases: DocumentPhases;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(waitsForContent: boolean, timeoutMs: number, onOverdue: () => void) {
    this.#waitsForContent = waitsForContent;
    this.#timeoutMs = timeoutMs;
    this.#onOverdue = onOverdue;
    this.#phases = new DocumentPhases(waitsForContent);
  }

  /** The page is opened anew. */
  reset(): void {
    this.stopWaiting();
    this.#phases = new DocumentPhases(this.#waitsForContent);
  }

  /** See `DocumentPhases`. */
  onLoad(): { readonly isNewDocument: boolean; readonly isReady: boolean } {
    return this.#phases.onLoad();
  }

  /** See `DocumentPhases`. */
  onContentLoaded(): boolean {
    return this.#phases.onContentLoaded();
  }

  /** Waits for what the document still owes, if anything. */
  waitForContent(): void {
    this.stopWaiting();
    if (this.#phases.isAwaitingContent)
      this.#timer = setTimeout(this.#onOverdue, Math.min(this.#timeoutMs, LONGEST_WAIT_MS));
  }

  stopWaiting(): void {
    clearTimeout(this.#timer);
  }
}
