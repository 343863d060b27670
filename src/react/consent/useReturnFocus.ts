"use client";

import { useRef } from "react";

/**
 * Gives back the focus that a dialog took: to where it was, or, if that is gone, to the widget's frame around it.
 * Radix itself gives it to a trigger, which a dialog that opens on its own has not.
 */
export function useReturnFocus(): {
  readonly remember: () => void;
  readonly giveBack: (event: Event) => void;
} {
  const opener = useRef<{ readonly element: HTMLElement; readonly frame: HTMLElement | null }>(undefined);
  return {
    remember() {
      const element = document.activeElement;
      if (element instanceof HTMLElement) {
        opener.current = { element, frame: element.closest<HTMLElement>('[data-mw="frame"]') };
      }
    },
    giveBack(event) {
      event.preventDefault();
      const { element, frame } = opener.current ?? {};
      if (element?.isConnected) element.focus();
      else frame?.focus();
    },
  };
}
