import { type ConsentPolicy, consultPolicy } from "./consent-policy.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";
import type { WidgetStore } from "./widget-store.ts";

/** Puts the questions of one frame to the app's policy and to the user, and takes back those that wait. */
export interface QuestionRound {
  /**
   * What the app's own policy says; at once where it does. What it says after the question was taken back is no answer.
   */
  consult(request: ConsentRequest, begun: number): ConsentDecision | "ask" | Promise<ConsentDecision | "ask">;
  /** Puts a request to the user, unless it was taken back since `begin()`. */
  ask(request: ConsentRequest, begun: number, isUserAsking?: boolean): Promise<ConsentDecision>;
  /** Marks when a question came up: a policy may answer after it was taken back. */
  begin(): number;
  withdraw(): void;
  /** Withdraws, and asks no more. */
  close(): void;
}

export function createQuestionRound(
  store: WidgetStore,
  getPolicy: () => ConsentPolicy | undefined,
): QuestionRound {
  const pending = new Set<string>();
  let round = 0;
  let isClosed = false;

  function withdraw(): void {
    round += 1;
    store.withdraw(({ id }) => pending.has(id));
  }

  const isTakenBack = (begun: number) => isClosed || begun !== round;

  return {
    consult(request, begun) {
      const opinion = consultPolicy(getPolicy(), request);
      if (!(opinion instanceof Promise)) return opinion;
      return opinion.then((late) => (isTakenBack(begun) ? dismissed : late));
    },
    async ask(request, begun, isUserAsking = false) {
      if (isTakenBack(begun)) return dismissed;
      pending.add(request.id);
      const decision = await store.ask(request, { isUserAsking });
      pending.delete(request.id);
      return decision;
    },
    begin: () => round,
    withdraw,
    close() {
      isClosed = true;
      withdraw();
    },
  };
}

const dismissed: ConsentDecision = { outcome: "dismiss" };
