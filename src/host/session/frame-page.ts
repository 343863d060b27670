/** The document of an iframe that belongs to one session. */
export interface Page {
  open(): void;
  /** Opens it anew; `beforeOpening` runs when the old document is gone. */
  reload(beforeOpening: () => void): void;
  close(): void;
}

/** The sandbox of iframes that are being emptied, whose own allows less meanwhile. */
const ownSandboxes = new WeakMap<HTMLIFrameElement, string | null>();

/** Loads a URL into an iframe and says when a document of it has loaded, also one the page itself went to. */
export class FramePage implements Page {
  readonly #iframe: HTMLIFrameElement;
  readonly #url: string;
  readonly #sandbox: string | null;
  readonly #onLoad: () => void;
  #afterBlank: (() => void) | undefined;

  constructor(iframe: HTMLIFrameElement, url: string, onLoad: () => void) {
    this.#iframe = iframe;
    this.#url = url;
    this.#sandbox = ownSandboxes.get(iframe) ?? iframe.getAttribute("sandbox");
    this.#onLoad = onLoad;
  }

  open(): void {
    // One that showed something before is emptied first: going to the same URL does nothing where it has a fragment.
    if (this.#iframe.hasAttribute("src")) this.reload(() => undefined);
    else this.#load();
  }

  reload(beforeOpening: () => void): void {
    const reopen = (): void => {
      beforeOpening();
      this.#load();
    };
    if (this.#iframe.contentWindow === null) {
      reopen();
    } else {
      this.#afterBlank = reopen;
      this.#iframe.addEventListener("load", this.#onFrameLoad);
      this.#empty();
    }
  }

  close(): void {
    this.#iframe.removeEventListener("load", this.#onFrameLoad);
    if (this.#iframe.contentWindow === null) {
      this.#release();
    } else {
      ownSandboxes.set(this.#iframe, this.#sandbox);
      this.#afterBlank = () => this.#release();
      this.#iframe.addEventListener("load", this.#onFrameLoad);
      this.#empty();
    }
  }

  /** Leaves an iframe as it was before the session: one that is moved in the page does not load the widget again. */
  #release(): void {
    this.#iframe.removeEventListener("load", this.#onFrameLoad);
    this.#iframe.removeAttribute("src");
    this.#restoreSandbox();
  }

  #restoreSandbox(): void {
    ownSandboxes.delete(this.#iframe);
    if (this.#sandbox !== null) this.#iframe.setAttribute("sandbox", this.#sandbox);
  }

  #empty(): void {
    // An empty page has the host's origin. It runs nothing; Chromium warns of one that could.
    this.#iframe.sandbox.remove("allow-scripts");
    this.#show("about:blank");
  }

  #load(): void {
    this.#iframe.addEventListener("load", this.#onFrameLoad);
    this.#restoreSandbox();
    this.#show(this.#url);
  }

  /** Leaves no trace in the user's history, as setting `src` would. */
  #show(url: string): void {
    const { contentWindow } = this.#iframe;
    if (contentWindow === null || !this.#iframe.hasAttribute("src")) this.#iframe.src = url;
    else contentWindow.location.replace(url);
  }

  readonly #onFrameLoad = (): void => {
    // An iframe without `src` loads an empty page, in some browsers after its `src` was set.
    const isBlank = this.#iframe.contentDocument?.URL === "about:blank";
    const reopen = this.#afterBlank;
    if (isBlank) {
      this.#afterBlank = undefined;
      reopen?.();
    } else if (reopen === undefined) {
      this.#onLoad();
    }
  };
}
