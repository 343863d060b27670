"use client";

import { type FocusEventHandler, type RefObject, useEffect, useRef } from "react";

/** Takes the focus when what had it inside has gone, so that the keyboard's place on the page is not lost. */
export function useKeptFocus(root: RefObject<HTMLElement | null>): {
  readonly onFocus: FocusEventHandler;
  readonly onBlur: FocusEventHandler;
} {
  const focused = useRef<Element>(undefined);
  useEffect(() => {
    if (focused.current === undefined || focused.current.isConnected) return;
    focused.current = undefined;
    if (document.activeElement === document.body) root.current?.focus();
  });
  return {
    onFocus: ({ target }) => {
      focused.current = target;
    },
    // Not called for what React removes.
    onBlur: () => {
      focused.current = undefined;
    },
  };
}
