"use client";

import { useSyncExternalStore } from "react";
import { pageClock } from "./clock.ts";

/** What the time of day makes of something. Renders when the value changes, not with every tick. */
export function useClockValue<Value extends string | number | undefined>(
  read: (nowMs: number) => Value,
): Value {
  const readNow = () => read(pageClock.now());
  return useSyncExternalStore(pageClock.subscribe, readNow, readNow);
}
