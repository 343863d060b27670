"use client";

import { useStore } from "zustand";
import { type FrameSnapshot, NO_FRAME } from "../frames/frame-state.ts";
import type { WidgetRuntime } from "./widget-runtime.ts";

/** What is to be rendered of one frame; the same for every component that shows it. */
export function useFrameSnapshot(runtime: WidgetRuntime, key: string): FrameSnapshot {
  return useStore(runtime.registry.state, ({ frames }) => frames.get(key) ?? NO_FRAME);
}
