"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useLatest } from "./useLatest.ts";

/**
 * Loads a component when it is first needed. Unlike `React.lazy` it throws nothing into the app when the network fails:
 * it says so, and tries again the next time.
 */
export function useLazyComponent<P>(
  isNeeded: boolean,
  load: () => Promise<ComponentType<P>>,
  onFailure: () => void,
): ComponentType<P> | undefined {
  const [Component, setComponent] = useState<ComponentType<P>>();
  const latestOnFailure = useLatest(onFailure);
  const isMissing = isNeeded && Component === undefined;

  useEffect(() => {
    if (!isMissing) return undefined;
    let isCurrent = true;
    load().then(
      (Loaded) => {
        if (isCurrent) setComponent(() => Loaded);
      },
      () => {
        if (isCurrent) latestOnFailure.current();
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [isMissing, load, latestOnFailure]);

  return Component;
}
