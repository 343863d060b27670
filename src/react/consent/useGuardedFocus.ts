"use client";

import { type RefObject, useEffect } from "react";

const MOST_RETURNS = 3;

/**
 * Takes the focus back from a frame that took it: a frame can, even where it cannot be reached, and would leave whoever
 * uses the keyboard outside. One that does so in a loop gets no quarrel: after a few times the dialog waits until the user
 * touches it. Without the focus it grants nothing.
 */
export function useGuardedFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let left = MOST_RETURNS;
    let last: HTMLElement | undefined;
    if (document.activeElement instanceof HTMLElement && ref.current?.contains(document.activeElement)) {
      last = document.activeElement;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isInside = (target: EventTarget | null) => target instanceof Node && ref.current?.contains(target);
    const takeBack = () => {
      if (left === 0 || isInside(document.activeElement)) return;
      left -= 1;
      (last ?? ref.current)?.focus();
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };

    document.addEventListener(
      "focusin",
      ({ target }) => {
        if (target instanceof HTMLElement && isInside(target)) last = target;
      },
      options,
    );
    // A frame that takes the focus says nothing; the window loses it. Which element has it is known a moment later.
    window.addEventListener(
      "blur",
      () => {
        clearTimeout(timer);
        timer = setTimeout(takeBack);
      },
      options,
    );
    const renew = ({ target, isTrusted }: Event) => {
      if (isTrusted && isInside(target)) left = MOST_RETURNS;
    };
    window.addEventListener("pointerdown", renew, options);
    window.addEventListener("keydown", renew, options);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [ref]);
}
