import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { SessionApp } from "../session-options.ts";

/** MSC2790, seen from one session: the modal it opened, or its own end as a modal. */
export class ModalLink {
  readonly #app: SessionApp;
  #isOpen = false;
  #isClosing = false;

  constructor(app: SessionApp) {
    this.#app = app;
  }

  /** One at a time. */
  async open(modal: ModalDefinition): Promise<boolean> {
    if (this.#isOpen || this.#app.openModal === undefined) return false;
    this.#isOpen = true;
    try {
      this.#isOpen = await this.#app.openModal(modal);
      return this.#isOpen;
    } catch (error) {
      this.#isOpen = false;
      throw error;
    }
  }

  onClosed(): void {
    this.#isOpen = false;
  }

  /** False when this modal is closing already. */
  beginClosing(): boolean {
    if (this.#isClosing) return false;
    this.#isClosing = true;
    return true;
  }
}
