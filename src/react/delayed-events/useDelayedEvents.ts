"use client";

import { useMemo } from "react";
import { useStore } from "zustand";
import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import { identityKey, widgetIdentity } from "../../core/permission/widget-identity.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";

/** Which delayed events; everything by default. */
export interface DelayedEventFilter {
  /** Those that go to this room. */
  readonly roomId?: string | undefined;
  /** Those of the widget that some `WidgetFrame` of this provider shows. */
  readonly widget?: FrameTarget | undefined;
}

/** What widgets have scheduled as the user, and what can be done about it. */
export interface DelayedEventsHandle {
  /** Those that wait and those that ended lately, in the order they were scheduled in. */
  readonly events: readonly DelayedEventEntry[];
  /** Sends one at once, which for a call's heartbeat is leaving the call. Resolves to false where that failed. */
  readonly sendNow: (id: string) => Promise<boolean>;
  /**
   * Cancels one for good. Resolves to false where that failed, and, having done nothing, for a heartbeat and for what else
   * takes the user out of a call: cancelled, it would leave somebody in the call who is not there.
   */
  readonly cancel: (id: string) => Promise<boolean>;
}

/**
 * What will be sent as the user, by which widget, where and when (MSC4140); see `DelayedEventList` for a list to show.
 * Renders when something happens to an event, such as a heartbeat; use a clock of your own for times that run.
 */
export function useDelayedEvents(filter: DelayedEventFilter = {}): DelayedEventsHandle {
  const { roomId, widget: target } = filter;
  const { runtime } = useWidgetContext("useDelayedEvents");
  const { client, delayedEvents } = runtime;
  const { widget } = useFrameSnapshot(runtime, target ? frameKey(client.userId, target) : "");
  const owner = widget && identityKey(widgetIdentity(client.userId, widget));
  const isOfWidget = target !== undefined;
  const entries = useStore(delayedEvents, (state) => state.entries);

  const events = useMemo(
    () =>
      [...entries.values()].filter(
        (entry) =>
          (roomId === undefined || entry.roomId === roomId) && (!isOfWidget || entry.owner === owner),
      ),
    [entries, roomId, isOfWidget, owner],
  );
  const actions = useMemo(
    () => ({
      sendNow: (id: string) => delayedEvents.act(client, id, "send"),
      cancel: (id: string) => delayedEvents.act(client, id, "cancel"),
    }),
    [delayedEvents, client],
  );
  return useMemo(() => ({ events, ...actions }), [events, actions]);
}
