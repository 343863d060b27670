"use client";

import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` where there is a page. On a server neither runs, and React 18 warns of the one. */
export const useBrowserLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;
