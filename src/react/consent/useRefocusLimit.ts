"use client";

import { type RefObject, useEffect } from "react";

const MOST_REFOCUSES = 3;

/**
 * Ends the quarrel with a frame that takes the focus in a loop: the dialog, which takes it back each time, gives up
 * after a few times until the user touches it. Without the focus it grants nothing.
 */
export function useRefocusLimit(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let left = MOST_REFOCUSES;
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };

    // Before the dialog's own listeners, which lie on the document.
    window.addEventListener(
      "focusin",
      (event) => {
        if (!(event.target instanceof HTMLIFrameElement)) return;
        if (left === 0) event.stopPropagation();
        else left -= 1;
      },
      options,
    );
    window.addEventListener(
      "focusout",
      (event) => {
        if (event.relatedTarget instanceof HTMLIFrameElement && left === 0) event.stopPropagation();
      },
      options,
    );
    const renew = ({ target, isTrusted }: Event) => {
      if (isTrusted && target instanceof Node && ref.current?.contains(target)) left = MOST_REFOCUSES;
    };
    window.addEventListener("pointerdown", renew, options);
    window.addEventListener("keydown", renew, options);
    return () => listening.abort();
  }, [ref]);
}
