"use client";

import { type ReactElement, useRef } from "react";
import { useBrowserLayoutEffect } from "../useBrowserLayoutEffect.ts";

/** The one button of a frame's notice. It goes with the notice: the focus it had stays with the frame. */
export function NoticeAction(props: {
  readonly label: string;
  /** It stays while the user is asked, so that the focus can come back to it. */
  readonly isAsking: boolean;
  readonly onPress: () => void;
}): ReactElement {
  const { label, isAsking, onPress } = props;
  const ref = useRef<HTMLButtonElement>(null);

  useBrowserLayoutEffect(() => {
    const button = ref.current;
    return () => {
      const root = button?.getRootNode();
      const hasFocus =
        (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === button;
      // Before the button is removed, or the keyboard would have to begin at the top of the page.
      if (hasFocus) button?.closest<HTMLElement>('[data-mw="frame"]')?.focus({ preventScroll: true });
    };
  }, []);

  return (
    <button
      ref={ref}
      data-mw="button"
      data-kind="primary"
      type="button"
      aria-disabled={isAsking}
      onClick={isAsking ? undefined : onPress}
    >
      {label}
    </button>
  );
}
