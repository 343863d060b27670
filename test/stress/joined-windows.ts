/** The window of a frame and the one around it, as far as messages go: cloned, and heard in a later task. */
export interface JoinedWindows {
  readonly inner: MessageWindow;
  readonly outer: MessageWindow;
}

export class MessageWindow extends EventTarget {
  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })), 1);
  }
}

export function joinWindows(): JoinedWindows {
  return { inner: new MessageWindow(), outer: new MessageWindow() };
}

/** Runs code of a widget that looks for its window, and for the one around it, in its global scope. */
export function inFrame<Result>({ inner, outer }: JoinedWindows, run: () => Result): Result {
  const scope = {
    parent: outer,
    addEventListener: inner.addEventListener.bind(inner),
    removeEventListener: inner.removeEventListener.bind(inner),
  };
  Object.assign(globalThis, scope);
  try {
    return run();
  } finally {
    for (const name of Object.keys(scope)) Reflect.deleteProperty(globalThis, name);
  }
}
