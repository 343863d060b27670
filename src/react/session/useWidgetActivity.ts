"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { ActivityEntry } from "../../host/activity/activity-entry.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { createActivityView, NO_ACTIVITY } from "./activity-view.ts";

/**
 * What a widget did and was told lately, the oldest first: for an inspector, or a list of what it did. It is the log of
 * the session that some `WidgetFrame` of this provider shows, empty where there is none; how much it keeps is the
 * provider's `activity`. Renders at most once for each picture the browser draws.
 */
export function useWidgetActivity(target: FrameTarget): readonly ActivityEntry[] {
  const { runtime } = useWidgetContext("useWidgetActivity");
  const { registry, client } = runtime;
  const key = frameKey(client.userId, target);
  // Another state may be another session's.
  useFrameSnapshot(runtime, key);
  const session = registry.getFrame(key)?.getSession();
  const view = useMemo(() => createActivityView(session?.activity), [session]);
  return useSyncExternalStore(view.subscribe, view.read, readNothing);
}

const readNothing = (): readonly ActivityEntry[] => NO_ACTIVITY;
