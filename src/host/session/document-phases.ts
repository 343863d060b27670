/**
 * Tells apart the documents that one frame shows one after another, from the two signs there are: the frame's `load`
 * events, and `content_loaded` from the widget.
 */
export class DocumentPhases {
  readonly #waitsForContent: boolean;
  #isLoaded = false;
  #isAnnounced = false;
  /** Said again after the load: a reloaded document says it before its own `load`. */
  #isAnnouncedAgain = false;
  /** The announcement may have been the document's before it, which said it twice. */
  #isPresumed = false;

  /** `waitsForContent`: the widget itself says when it can be asked (`waitForIframeLoad: false`). */
  constructor(waitsForContent: boolean) {
    this.#waitsForContent = waitsForContent;
  }

  /** A `load` event. The second one is another document's; `isReady` when that may be asked at once. */
  onLoad(): { readonly isNewDocument: boolean; readonly isReady: boolean } {
    const isNewDocument = this.#isLoaded;
    this.#isLoaded = true;
    if (isNewDocument) {
      this.#isAnnounced = this.#isAnnouncedAgain;
      this.#isPresumed = this.#isAnnouncedAgain;
      this.#isAnnouncedAgain = false;
    }
    return { isNewDocument, isReady: this.#waitsForContent ? isNewDocument && this.#isAnnounced : true };
  }

  /** True when the document may be asked from now on, or may have been asked too early. */
  onContentLoaded(): boolean {
    if (!this.#waitsForContent) return false;
    if (this.#isPresumed) {
      this.#isPresumed = false;
      return true;
    }
    if (this.#isAnnounced) {
      this.#isAnnouncedAgain = this.#isLoaded;
      return false;
    }
    this.#isAnnounced = true;
    return true;
  }

  /** Whether the document still owes its `content_loaded`. */
  get isAwaitingContent(): boolean {
    return this.#waitsForContent && !this.#isAnnounced;
  }
}
