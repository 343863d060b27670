import { WidgetError } from "../../core/widget-error.ts";

/** What a frame's session wants to hear. */
export interface FrameListener {
  /** The only origin the frame may speak from. */
  readonly origin: string;
  onMessage(data: unknown): void;
  /** The frame spoke from another origin, so it shows another page. What it said was not looked at. */
  onMoved(): void;
}

/** Hands every message of a window to the session of the frame that sent it, and to no other. */
export interface MessageHub {
  /**
   * Hears an iframe until the returned function is called.
   * @throws WidgetError `invalid-argument` if another session hears this iframe, or if its origin is opaque.
   */
  listen(iframe: HTMLIFrameElement, listener: FrameListener): () => void;
}

interface Frame {
  readonly iframe: HTMLIFrameElement;
  readonly listener: FrameListener;
}

/** One `message` listener for all frames of a window, there only while there are frames to hear. */
export function createMessageHub(hostWindow: Window): MessageHub {
  const frames = new Map<HTMLIFrameElement, Frame>();
  const byWindow = new Map<MessageEventSource, Frame>();

  // A frame's window stays the same while it is attached and is another after that, so what is known is checked.
  const find = (source: MessageEventSource): Frame | undefined => {
    const known = byWindow.get(source);
    if (known?.iframe.contentWindow === source) return known;
    byWindow.delete(source);
    for (const frame of frames.values()) {
      if (frame.iframe.contentWindow !== source) continue;
      byWindow.set(source, frame);
      return frame;
    }
    return undefined;
  };

  // The order is the rule: source, origin, and only then data. Chromium also decodes large messages slowly for those
  // who touch `data` first.
  const onMessage = (event: MessageEvent): void => {
    if (event.source === null) return;
    const frame = find(event.source);
    if (frame === undefined) return;
    if (event.origin !== frame.listener.origin) frame.listener.onMoved();
    else frame.listener.onMessage(event.data);
  };

  const forget = (frame: Frame): void => {
    if (frames.get(frame.iframe) !== frame) return;
    frames.delete(frame.iframe);
    for (const [source, known] of byWindow) if (known === frame) byWindow.delete(source);
    if (frames.size === 0) hostWindow.removeEventListener("message", onMessage);
  };

  return {
    listen(iframe, listener) {
      if (frames.has(iframe)) {
        throw new WidgetError(
          "invalid-argument",
          "This iframe already belongs to a session. Dispose of that session first: two would answer every request twice.",
        );
      }
      if (listener.origin === "null") {
        throw new WidgetError(
          "invalid-argument",
          "A widget needs an origin of its own. All opaque origins look alike, so its messages could not be told apart.",
        );
      }
      const frame = { iframe, listener };
      if (frames.size === 0) hostWindow.addEventListener("message", onMessage);
      frames.set(iframe, frame);
      return () => forget(frame);
    },
  };
}
