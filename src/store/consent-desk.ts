import type { CapabilityFeature } from "../core/capability/capability.ts";
import { isForbidden } from "../core/capability/forbidden.ts";
import { parseCapability } from "../core/capability/parse-capability.ts";
import type { DisclosedVariable } from "../core/url/disclosed-variables.ts";
import { type ConsentPolicy, consultPolicy } from "./consent-policy.ts";
import type { ConsentDecision, ConsentRequest, ConsentSubject } from "./consent-request.ts";
import type { WidgetStore } from "./widget-store.ts";

/** Answers what one widget asks for: from memory, then by the app's policy, then by the user. */
export interface ConsentDesk {
  /** What memory or policy says about loading the page; `"ask"` when only the user can say. */
  judgeLoad(disclosed: readonly DisclosedVariable[]): LoadVerdict | Promise<LoadVerdict>;
  /** Puts the load request to the user. */
  askLoad(disclosed: readonly DisclosedVariable[]): Promise<ConsentDecision>;
  /** The approved part of what is requested, in the widget's spelling; a capability no widget may have is not even shown. */
  decideCapabilities(requested: readonly string[]): Promise<readonly string[]>;
  /** A plain value where the answer is known, a promise where the user must be asked. */
  decideIdentity(): "allowed" | "blocked" | Promise<"allowed" | "blocked">;
  /** Takes back whatever was asked so far; it resolves as dismissed. What is asked from now on is asked. */
  withdraw(): void;
  /** Takes back whatever was asked, for good. */
  close(): void;
}

// They give a widget nothing: the first says that its page needs a client around it, the second is a relic. The Nordeck
// toolkit asks for the first alone, before anything else.
const grantedUnasked: ReadonlySet<CapabilityFeature> = new Set<CapabilityFeature>([
  "requires-client",
  "visibility",
]);

export type LoadVerdict = "allow" | "deny" | "ask";

export function createConsentDesk(options: {
  readonly store: WidgetStore;
  readonly subject: ConsentSubject;
  /** Read at every request, so that an app may exchange its policy. */
  readonly getPolicy: () => ConsentPolicy | undefined;
}): ConsentDesk {
  const { store, subject, getPolicy } = options;
  const { identity } = subject;
  const pending = new Set<string>();
  /** Counts the withdrawals: a policy may answer after one. */
  let round = 0;
  let isClosed = false;

  const ask = async (request: ConsentRequest, askedIn = round): Promise<ConsentDecision> => {
    if (isClosed || askedIn !== round) return { outcome: "dismiss" };
    pending.add(request.id);
    const decision = await store.ask(request);
    pending.delete(request.id);
    return decision;
  };
  const withdraw = (): void => {
    round += 1;
    store.withdraw((request) => pending.has(request.id));
  };
  const loadRequest = (disclosed: readonly DisclosedVariable[]): ConsentRequest => ({
    kind: "load",
    id: `load ${identity}`,
    subject,
    disclosed,
  });

  return {
    judgeLoad(disclosed) {
      const remembered = store.recall("load", identity);
      if (remembered) return remembered;
      const opinion = consultPolicy(getPolicy(), loadRequest(disclosed));
      return opinion instanceof Promise ? opinion.then(toVerdict) : toVerdict(opinion);
    },

    askLoad: (disclosed) => ask(loadRequest(disclosed)),

    async decideCapabilities(requested) {
      const possible = requested.filter((raw) => !isForbidden(parseCapability(raw)));
      const askable = possible.filter((raw) => !isGrantedUnasked(raw));
      if (askable.length === 0) return possible;
      const request: ConsentRequest = {
        kind: "capabilities",
        id: `capabilities ${identity} ${JSON.stringify(askable)}`,
        subject,
        requested: askable,
      };
      const askedIn = round;
      const opinion = await consultPolicy(getPolicy(), request);
      const decision = opinion === "ask" ? await ask(request, askedIn) : opinion;
      // Granted is a subset of what was asked, whoever answered.
      const approved = decision.outcome === "allow" ? decision.approved : [];
      return possible.filter((raw) => isGrantedUnasked(raw) || approved.includes(raw));
    },

    decideIdentity() {
      const remembered = store.recall("identity", identity);
      if (remembered) return remembered === "allow" ? "allowed" : "blocked";
      const request: ConsentRequest = { kind: "identity", id: `identity ${identity}`, subject };
      const askedIn = round;
      const opinion = consultPolicy(getPolicy(), request);
      const settle = (known: ConsentDecision | "ask") => (known === "ask" ? ask(request, askedIn) : known);
      const answer = opinion instanceof Promise ? opinion.then(settle) : settle(opinion);
      return answer instanceof Promise ? answer.then(toIdentityAnswer) : toIdentityAnswer(answer);
    },

    withdraw,
    close() {
      isClosed = true;
      withdraw();
    },
  };
}

function isGrantedUnasked(raw: string): boolean {
  const capability = parseCapability(raw);
  return capability.kind === "feature" && grantedUnasked.has(capability.feature);
}

const toVerdict = (opinion: ConsentDecision | "ask"): LoadVerdict => {
  if (opinion === "ask") return "ask";
  return opinion.outcome === "allow" ? "allow" : "deny";
};

const toIdentityAnswer = (decision: ConsentDecision): "allowed" | "blocked" =>
  decision.outcome === "allow" ? "allowed" : "blocked";
