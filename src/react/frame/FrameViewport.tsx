"use client";

import { type ReactElement, useEffect, useRef } from "react";
import type { FrameRegistry } from "../frames/frame-registry.ts";
import { useBrowserLayoutEffect } from "../useBrowserLayoutEffect.ts";

/**
 * A slot: an element that stays empty for React, in which the registry shows a living frame. Showing begins and ends in
 * a layout effect, while the element is in the document; holding ends in an effect, so that a suspended boundary hides a
 * frame without ending it.
 */
export function FrameViewport(props: {
  readonly registry: FrameRegistry;
  readonly frameKey: string;
  /** Stable, unless another frame is to be shown. */
  readonly show: (slot: Element) => void;
}): ReactElement {
  const { registry, frameKey, show } = props;
  const ref = useRef<HTMLDivElement>(null);

  useBrowserLayoutEffect(() => {
    const slot = ref.current;
    if (!slot) return undefined;
    show(slot);
    return () => registry.hide(frameKey, slot);
  }, [registry, frameKey, show]);

  useEffect(() => {
    const slot = ref.current;
    return () => {
      if (slot) registry.leave(frameKey, slot);
    };
  }, [registry, frameKey]);

  return <div data-mw="viewport" ref={ref} />;
}
