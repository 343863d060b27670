"use client";

import type { ReactElement } from "react";
import { useClockValue } from "./useClockValue.ts";

/** A text that goes with the time; what stands around it is not rendered again. */
export function ClockText({ read }: { readonly read: (nowMs: number) => string }): ReactElement {
  const text = useClockValue(read);
  return <>{text}</>;
}
