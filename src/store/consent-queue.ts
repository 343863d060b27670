import type { StoreApi } from "zustand/vanilla";
import { slotKey } from "../core/permission/widget-identity.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";
import type { WidgetStoreState } from "./widget-store.ts";

/** The questions that wait for the user, and who waits for the answers. */
export interface ConsentQueue {
  /** A request already waiting under the same id is joined, not repeated; one widget's stand together. */
  add(request: ConsentRequest, isUserAsking: boolean): Promise<ConsentDecision>;
  find(id: string): { readonly request: ConsentRequest; readonly isUserAsking: boolean } | undefined;
  settle(id: string, decision: ConsentDecision): void;
}

interface Waiting {
  readonly isUserAsking: boolean;
  readonly answer: Promise<ConsentDecision>;
  readonly resolve: (decision: ConsentDecision) => void;
}

export function createConsentQueue(
  store: Pick<StoreApi<WidgetStoreState>, "getState" | "setState">,
): ConsentQueue {
  const waiting = new Map<string, Waiting>();

  return {
    add(request, isUserAsking) {
      const known = waiting.get(request.id);
      if (known) return known.answer;
      let resolve: (decision: ConsentDecision) => void = () => undefined;
      const answer = new Promise<ConsentDecision>((settle) => {
        resolve = settle;
      });
      waiting.set(request.id, { isUserAsking, answer, resolve });
      store.setState(({ consentQueue, broughtForward }) => ({
        consentQueue: insert(consentQueue, request),
        // Whoever asks for it need not be told first that there is something.
        broughtForward: isUserAsking ? new Set(broughtForward).add(request.id) : broughtForward,
      }));
      return answer;
    },

    find(id) {
      const request = store.getState().consentQueue.find((candidate) => candidate.id === id);
      const isUserAsking = waiting.get(id)?.isUserAsking ?? false;
      return request && { request, isUserAsking };
    },

    settle(id, decision) {
      const entry = waiting.get(id);
      if (!entry) return;
      waiting.delete(id);
      store.setState(({ consentQueue, broughtForward }) => ({
        consentQueue: consentQueue.filter((request) => request.id !== id),
        broughtForward: new Set([...broughtForward].filter((one) => one !== id)),
      }));
      entry.resolve(decision);
    },
  };
}

/** Behind the last of the same widget, so that its questions come one after another. */
function insert(queue: readonly ConsentRequest[], request: ConsentRequest): readonly ConsentRequest[] {
  const slot = slotKey(request.subject.identity);
  const last = queue.findLastIndex(({ subject }) => slotKey(subject.identity) === slot);
  return last === -1 ? [...queue, request] : queue.toSpliced(last + 1, 0, request);
}

type QueueState = Pick<WidgetStoreState, "consentQueue" | "viewedRoomId" | "broughtForward">;

/** The question to put to the user now: one at a time, the oldest of those that need not wait. */
export function currentRequest(state: QueueState): ConsentRequest | undefined {
  return state.consentQueue.find((request) => !isWaiting(request, state));
}

/** Those of widgets in rooms the user does not look at: they wait until the user goes there, or asks to see them. */
export function waitingRequests(state: QueueState): readonly ConsentRequest[] {
  return state.consentQueue.filter((request) => isWaiting(request, state));
}

function isWaiting({ id, subject }: ConsentRequest, { viewedRoomId, broughtForward }: QueueState): boolean {
  const isElsewhere = subject.room !== undefined && subject.room.roomId !== viewedRoomId;
  return viewedRoomId !== undefined && isElsewhere && !broughtForward.has(id);
}
