"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useLatest } from "./useLatest.ts";

/**
 * Loads a component when something first needs it. Unlike `React.lazy` it throws nothing into the app when the network
 * fails: it says so, and tries again for the next that needs it.
 */
export function useLazyComponent<P>(
  neededFor: string | undefined,
  load: () => Promise<ComponentType<P>>,
  onFailure: () => void,
): ComponentType<P> | undefined {
  const [Component, setComponent] = useState<ComponentType<P>>();
  const latestOnFailure = useLatest(onFailure);
  const missingFor = Component === undefined ? neededFor : undefined;

  useEffect(() => {
    if (missingFor === undefined) return undefined;
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
  }, [missingFor, load, latestOnFailure]);

  return Component;
}
