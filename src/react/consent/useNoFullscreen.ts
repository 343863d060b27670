"use client";

import { type RefObject, useEffect } from "react";
import { useLatest } from "../useLatest.ts";

/**
 * Leaves the fullscreen of whatever does not hold the dialog, now and while it is open: browsers let nothing else be used
 * meanwhile, though it may be seen. `onLeft`: the dialog can have the focus again.
 */
export function useNoFullscreen(
  ref: RefObject<HTMLElement | null>,
  container: HTMLElement | undefined,
  onLeft: () => void,
): void {
  const latestOnLeft = useLatest(onLeft);
  useEffect(() => {
    let isLeaving = false;
    const look = () => {
      const { fullscreenElement } = document;
      // Content is mounted later than the component that renders it.
      if (fullscreenElement && !fullscreenElement.contains(ref.current ?? container ?? document.body)) {
        isLeaving = true;
        document.exitFullscreen().catch(() => undefined);
      } else if (isLeaving) {
        isLeaving = false;
        latestOnLeft.current();
      }
    };
    look();
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, [ref, container, latestOnLeft]);
}
