"use client";

import { type ReactElement, useCallback } from "react";
import { createPortal } from "react-dom";
import { useStore } from "zustand";
import { FrameViewport } from "../frame/FrameViewport.tsx";
import type { WidgetPlace } from "../frames/frame-services.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { isolateOnlyName } from "../words/isolate.ts";

/** Shows the widget that is to stay in view while no slot shows it. */
export function FloatingLayer(props: {
  readonly onReturnToRoom: ((place: WidgetPlace) => void) | undefined;
}): ReactElement | null {
  const { runtime } = useWidgetContext("<FloatingLayer>");
  const key = useStore(runtime.registry.state, ({ floating }) => floating);
  return key === undefined ? null : <FloatingFrame key={key} frameKey={key} {...props} />;
}

function FloatingFrame(props: {
  readonly frameKey: string;
  readonly onReturnToRoom: ((place: WidgetPlace) => void) | undefined;
}): ReactElement | null {
  const { frameKey, onReturnToRoom } = props;
  const { runtime, messages, theme, container } = useWidgetContext("<FloatingLayer>");
  const { registry } = runtime;
  const { widget } = useFrameSnapshot(runtime, frameKey);
  const show = useCallback((slot: Element) => registry.showAsGuest(frameKey, slot), [registry, frameKey]);
  const name = isolateOnlyName(widget?.name ?? "");

  return createPortal(
    <section data-mw="floating" data-mw-theme={theme} aria-label={messages.floating.label(name)}>
      <header data-mw="floating-bar">
        <bdi data-mw="floating-name">{name}</bdi>
        {onReturnToRoom && widget && (
          <button
            data-mw="button"
            type="button"
            onClick={() => onReturnToRoom({ widget, roomId: widget.roomId })}
          >
            {messages.floating.back}
          </button>
        )}
        <button data-mw="button" type="button" onClick={() => void registry.close(frameKey)}>
          {messages.floating.close}
        </button>
      </header>
      <FrameViewport registry={registry} frameKey={frameKey} show={show} />
    </section>,
    container ?? document.body,
  );
}
