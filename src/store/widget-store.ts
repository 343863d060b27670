import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";

export interface WidgetStoreState {
  /** Requests that wait for the user, oldest first. One is put to the user at a time: the first. */
  readonly consentQueue: readonly ConsentRequest[];
  /** Answers to load and identity requests, by kind and identity. A dismissal is never remembered. */
  readonly remembered: ReadonlyMap<string, "allow" | "deny">;
}

/** What outlives a widget's frame. Held in memory: a reload of the client forgets it. */
export interface WidgetStore
  extends Pick<StoreApi<WidgetStoreState>, "getState" | "getInitialState" | "subscribe"> {
  /** Queues a request and resolves to its answer. A request already waiting under the same id is joined, not repeated. */
  ask(request: ConsentRequest): Promise<ConsentDecision>;
  /** Answers a waiting request; unknown ids are ignored. */
  decide(id: string, decision: ConsentDecision): void;
  /** Takes back the requests of a widget that is gone; they resolve as dismissed. */
  withdraw(isGone: (request: ConsentRequest) => boolean): void;
  /** What the user answered before, if they did. */
  recall(kind: "load" | "identity", identity: string): "allow" | "deny" | undefined;
  /** Forgets every answer given for this identity, so that the next request is put to the user again. */
  forget(identity: string): void;
  /** Forgets everything and dismisses what waits, as at logout. */
  clear(): void;
}

/** Creates the store of one signed-in user. Give it to a `WidgetProvider`, or let the provider make its own. */
export function createWidgetStore(): WidgetStore {
  const store = createStore<WidgetStoreState>(() => ({ consentQueue: [], remembered: new Map() }));
  const waiting = new Map<
    string,
    { answer: Promise<ConsentDecision>; settle: (decision: ConsentDecision) => void }
  >();

  function settle(id: string, decision: ConsentDecision): void {
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
    store.setState(({ consentQueue }) => ({
      consentQueue: consentQueue.filter((request) => request.id !== id),
    }));
    entry.settle(decision);
  }

  function withdraw(isGone: (request: ConsentRequest) => boolean): void {
    for (const request of store.getState().consentQueue.filter(isGone))
      settle(request.id, { outcome: "dismiss" });
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    withdraw,

    ask(request) {
      const known = waiting.get(request.id);
      if (known) return known.answer;
      let settle: (decision: ConsentDecision) => void = () => undefined;
      const answer = new Promise<ConsentDecision>((resolve) => {
        settle = resolve;
      });
      waiting.set(request.id, { answer, settle });
      store.setState(({ consentQueue }) => ({ consentQueue: [...consentQueue, request] }));
      return answer;
    },

    decide(id, decision) {
      const request = store.getState().consentQueue.find((candidate) => candidate.id === id);
      if (!request) return;
      if (request.kind !== "capabilities" && decision.outcome !== "dismiss") {
        const key = memoryKey(request.kind, request.subject.identity);
        const answer = decision.outcome;
        store.setState(({ remembered }) => ({ remembered: new Map(remembered).set(key, answer) }));
      }
      settle(id, decision);
    },

    recall: (kind, identity) => store.getState().remembered.get(memoryKey(kind, identity)),

    forget(identity) {
      store.setState(({ remembered }) => {
        const kept = new Map(remembered);
        kept.delete(memoryKey("load", identity));
        kept.delete(memoryKey("identity", identity));
        return { remembered: kept };
      });
    },

    clear() {
      withdraw(() => true);
      store.setState({ remembered: new Map() });
    },
  };
}

const memoryKey = (kind: "load" | "identity", identity: string): string => `${kind} ${identity}`;
