"use client";

import { useMemo } from "react";
import { useStore } from "zustand";
import { waitingRequests } from "../../store/consent-queue.ts";
import type { ConsentRequest } from "../../store/consent-request.ts";
import { useWidgetContext } from "../provider/widget-context.ts";

/** Questions of widgets in rooms the user does not look at; they are put once the user goes there, or asks to see them. */
export interface WaitingRequests {
  readonly requests: readonly ConsentRequest[];
  /** Puts one to the user now. */
  readonly show: (id: string) => void;
}

/** Needs `viewedRoomId` on the provider: without it no question waits. */
export function useWaitingRequests(): WaitingRequests {
  const { store } = useWidgetContext("useWaitingRequests").runtime;
  const { consentQueue, viewedRoomId, broughtForward } = useStore(store);
  return useMemo(
    () => ({
      requests: waitingRequests({ consentQueue, viewedRoomId, broughtForward }),
      show: (id) => store.bringForward(id),
    }),
    [store, consentQueue, viewedRoomId, broughtForward],
  );
}
