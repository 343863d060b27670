"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * True once the focus has been inside the element, in a page that is looked at, for some time without a break. What a
 * user was about to press when the element appeared, or while another window or frame had the focus, is no answer.
 */
export function useArmed(ref: RefObject<HTMLElement | null>, delayMs: number): boolean {
  const [isArmed, setArmed] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const disarm = () => {
      clearTimeout(timer);
      timer = undefined;
      setArmed(false);
    };
    const isAttended = () =>
      document.visibilityState === "visible" &&
      document.hasFocus() &&
      ref.current?.contains(document.activeElement) === true;
    const rearm = () => {
      disarm();
      if (isAttended()) timer = setTimeout(() => (isAttended() ? setArmed(true) : disarm()), delayMs);
    };
    // Moving the focus within the element does not count as a break.
    const onFocusIn = () => {
      if (!isAttended()) disarm();
      else if (timer === undefined) rearm();
    };

    rearm();
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("focusin", onFocusIn, { signal });
    document.addEventListener("visibilitychange", rearm, { signal });
    window.addEventListener("focus", rearm, { signal });
    window.addEventListener("blur", disarm, { signal });
    window.addEventListener("resize", rearm, { signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [ref, delayMs]);

  return isArmed;
}
