"use client";

import { type RefCallback, type RefObject, useCallback, useRef } from "react";

/**
 * Shows an element with `popover="manual"` in the browser's top layer as soon as it is mounted: nothing in the page can
 * lie over it, whatever its `z-index`. Where there is no such layer, it stays where the stylesheet puts it.
 *
 * A callback, since a portal mounts its content later than the component that renders it.
 */
export function useTopLayer(): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly attach: RefCallback<HTMLDivElement>;
} {
  const ref = useRef<HTMLDivElement>(null);
  const attach = useCallback((element: HTMLDivElement | null) => {
    ref.current = element;
    if (element && "showPopover" in element && !element.matches(":popover-open")) element.showPopover();
  }, []);
  return { ref, attach };
}
