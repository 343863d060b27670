import type { ActivityEntry } from "../../host/activity/activity-entry.ts";
import type { SessionActivity } from "../../host/activity/session-activity.ts";

/** What `useSyncExternalStore` needs to show an activity log, which changes more often than anybody looks. */
export interface ActivityView {
  subscribe(onChange: () => void): () => void;
  /** The same list until the next change is told. */
  read(): readonly ActivityEntry[];
}

export const NO_ACTIVITY: readonly ActivityEntry[] = [];

/** Tells of changes at most once for each picture the browser draws. */
export function createActivityView(activity: SessionActivity | undefined): ActivityView {
  let entries = activity?.recent() ?? NO_ACTIVITY;
  return {
    read: () => entries,
    subscribe(onChange) {
      if (activity === undefined) return () => undefined;
      let picture: number | undefined;
      const refresh = (): void => {
        picture = undefined;
        entries = activity.recent();
        onChange();
      };
      const schedule = (): void => {
        picture ??= requestAnimationFrame(refresh);
      };
      const unsubscribe = activity.subscribe(schedule);
      // For what happened between rendering and now.
      schedule();
      return () => {
        unsubscribe();
        if (picture !== undefined) cancelAnimationFrame(picture);
      };
    },
  };
}
