import type { SessionLimits } from "../../core/session/session-limits.ts";
import { windowHub } from "../hub/window-hub.ts";
import type { WidgetSessionOptions } from "../session-options.ts";
import { FrameTransport } from "../transport/frame-transport.ts";
import { UpstreamTransport } from "../transport/upstream-transport.ts";
import type { WidgetTransport } from "../transport/widget-transport.ts";
import { FramePage, type Page } from "./frame-page.ts";

/** How a session reaches its page, and the page itself. */
export interface Connection {
  readonly transport: WidgetTransport;
  readonly page: Page;
}

/** Connects to an iframe, or to whatever is behind an injected transport. */
export function connect(
  options: WidgetSessionOptions,
  limits: SessionLimits,
  onLoad: () => void,
): Connection {
  const { frame, widget, hub, requestTimeoutMs = 10_000 } = options;
  if ("transport" in frame) {
    return {
      transport: new UpstreamTransport(frame.transport, requestTimeoutMs, limits),
      page: {
        open: onLoad,
        reload(beforeOpening) {
          beforeOpening();
          onLoad();
        },
        close: () => undefined,
      },
    };
  }
  const { iframe, url, origin } = frame;
  return {
    transport: new FrameTransport({
      hub: hub ?? windowHub(iframe.ownerDocument.defaultView ?? window),
      iframe,
      origin,
      widgetId: widget.id,
      requestTimeoutMs,
      limits,
    }),
    page: new FramePage(iframe, url, onLoad),
  };
}
