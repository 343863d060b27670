"use client";

import { useEffect } from "react";
import { holdFrames } from "../frames/inert-frames.ts";

/** While mounted, no widget can be clicked or reached with the keyboard: the user is answering about one. */
export function useInertFrames(): void {
  useEffect(holdFrames, []);
}
