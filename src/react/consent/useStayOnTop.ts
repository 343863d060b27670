"use client";

import { type RefObject, useEffect } from "react";
import { onTopLayerEntry } from "./top-layer-entry.ts";

/** Against another that does the same, this ends. */
const MOST_RAISES = 10;

/**
 * Puts a dialog of the top layer above whatever enters that layer later, such as a popover of the app. What takes no
 * clicks could not be seen by looking at points of the screen, and no browser but Chromium tells whether something is
 * painted over.
 */
export function useStayOnTop(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let left = MOST_RAISES;
    return onTopLayerEntry(ref, (dialog) => {
      if (left === 0 || !("showPopover" in dialog) || !dialog.matches(":popover-open")) return;
      left -= 1;
      const root = dialog.getRootNode();
      const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
      dialog.hidePopover();
      dialog.showPopover();
      if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
    });
  }, [ref]);
}
