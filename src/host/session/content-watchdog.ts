/** Waits for a widget that promised to say when its content is loaded. */
export class ContentWatchdog {
  readonly #timeoutMs: number;
  readonly #onOverdue: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(timeoutMs: number, onOverdue: () => void) {
    this.#timeoutMs = timeoutMs;
    this.#onOverdue = onOverdue;
  }

  start(): void {
    this.stop();
    this.#timer = setTimeout(this.#onOverdue, this.#timeoutMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
