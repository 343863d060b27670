"use client";

import { useEffect } from "react";

/** While mounted, no widget can be clicked or reached with the keyboard: the user is answering about one. */
export function useInertFrames(): void {
  useEffect(() => {
    const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe[data-mw="iframe"]')].filter(
      (frame) => !frame.inert,
    );
    for (const frame of frames) frame.inert = true;
    return () => {
      for (const frame of frames) frame.inert = false;
    };
  }, []);
}
