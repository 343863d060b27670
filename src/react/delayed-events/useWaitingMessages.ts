"use client";

import { useMemo } from "react";
import { useStore } from "zustand";
import { isLastWill } from "../../core/delayed-events/call-leave.ts";
import { isWaiting } from "../../core/delayed-events/delayed-event-entry.ts";
import { identityKey, type WidgetIdentity } from "../../core/permission/widget-identity.ts";
import type { WidgetRuntime } from "../provider/widget-runtime.ts";

export interface WaitingMessages {
  readonly count: number;
  /** Resolves to whether all are cancelled. */
  readonly cancel: () => Promise<boolean>;
}

/** What a widget has scheduled as the user and the user may cancel: nothing that takes them out of a call. */
export function useWaitingMessages(
  { client, delayedEvents }: WidgetRuntime,
  identity: WidgetIdentity | undefined,
): WaitingMessages {
  const owner = identity && identityKey(identity);
  const entries = useStore(delayedEvents, (state) => state.entries);
  return useMemo(() => {
    const waiting = [...entries.values()].filter(
      (entry) => entry.owner === owner && isWaiting(entry) && !isLastWill(entry),
    );
    async function cancel(): Promise<boolean> {
      let isDone = true;
      // One after the other, for homeservers count these requests.
      for (const { id } of waiting) isDone = (await delayedEvents.act(client, id, "cancel")) && isDone;
      return isDone;
    }
    return { count: waiting.length, cancel };
  }, [entries, owner, delayedEvents, client]);
}
