"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Shows an element with `popover="manual"` in the browser's top layer for as long as it is mounted: nothing in the page
 * can lie over it, whatever its `z-index`. Where there is no such layer, it stays where the stylesheet puts it.
 */
export function useTopLayer(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element?.isConnected && "showPopover" in element && !element.matches(":popover-open"))
      element.showPopover();
  }, []);
  return ref;
}
