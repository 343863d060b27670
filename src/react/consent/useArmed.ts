"use client";

import { type RefObject, useEffect, useState } from "react";
import { hasAttention, placeOnScreen } from "./attention.ts";
import { onTopLayerEntry } from "./top-layer-entry.ts";

const LOOK_EVERY_MS = 100;

/**
 * True once the dialog has had the user's attention, in one place, for some time without a break. What they were about
 * to press when it appeared or moved, or while another window or frame had the focus, is no answer.
 */
export function useArmed(ref: RefObject<HTMLElement | null>, delayMs: number): boolean {
  const [isArmed, setArmed] = useState(false);

  useEffect(() => {
    let since: number | undefined;
    let place: string | undefined;
    const disarm = () => {
      since = undefined;
      setArmed(false);
    };
    const look = () => {
      const dialog = ref.current;
      if (!dialog || !hasAttention(dialog)) return disarm();
      const now = performance.now();
      const placeNow = placeOnScreen(dialog);
      if (since === undefined || placeNow !== place) since = now;
      place = placeNow;
      setArmed(now - since >= delayMs);
    };
    // Whoever presses and presses is not reading.
    const onPress = ({ target }: Event) => {
      const isTooEarly = since === undefined || performance.now() - since < delayMs;
      if (isTooEarly && target instanceof Element && target.closest('[data-kind="primary"]')) disarm();
    };
    // Moving the focus within the dialog is no break.
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Node && ref.current?.contains(target))) disarm();
    };

    look();
    // Nothing tells that a window or an element was moved, or that something was laid over it.
    const timer = setInterval(look, LOOK_EVERY_MS);
    const listening = new AbortController();
    const { signal } = listening;
    ref.current?.ownerDocument.addEventListener("focusin", onFocusIn, { signal });
    ref.current?.addEventListener("pointerdown", onPress, { signal });
    document.addEventListener("visibilitychange", disarm, { signal });
    window.addEventListener("blur", disarm, { signal });
    window.addEventListener("resize", disarm, { signal });
    const stopHearing = onTopLayerEntry(ref, disarm);
    return () => {
      stopHearing();
      clearInterval(timer);
      listening.abort();
    };
  }, [ref, delayMs]);

  return isArmed;
}
