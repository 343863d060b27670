import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { SessionApp } from "../session-options.ts";
import { guarded } from "./guarded.ts";

/** MSC2790, seen from one session: the modal it opened, or its own end as a modal. */
export class ModalLink {
  readonly #app: SessionApp;
  #open: symbol | undefined;
  #isClosing = false;

  constructor(app: SessionApp) {
    this.#app = app;
  }

  /** One at a time. */
  async open(modal: ModalDefinition): Promise<boolean> {
    if (this.#open !== undefined || this.#app.openModal === undefined) return false;
    const opening = Symbol();
    this.#open = opening;
    let isShown = false;
    try {
      isShown = await this.#app.openModal(modal);
      return isShown;
    } finally {
      if (!isShown && this.#open === opening) this.#open = undefined;
    }
  }

  /** The modal is gone, or the document that opened it. True if there was one to be told of. */
  onClosed(): boolean {
    const wasOpen = this.#open !== undefined;
    this.#open = undefined;
    return wasOpen;
  }

  /** This session's modal is done. False when it is closing already. */
  close(data: object, afterReply: (task: () => void) => void, end: () => void): boolean {
    if (this.#isClosing) return false;
    this.#isClosing = true;
    afterReply(() => {
      // The app first: to one that watches the session, an end before the data would be a modal closed without any.
      guarded(() => this.#app.closeModal?.(data));
      end();
    });
    return true;
  }
}
