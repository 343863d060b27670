import type { DeviceFeature } from "../core/permission/permission.ts";
import { type CapabilitiesQuestion, createCapabilitiesQuestion } from "./capabilities-question.ts";
import type { ConsentPolicy } from "./consent-policy.ts";
import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";
import { createLoadQuestion, type LoadQuestion } from "./load-question.ts";
import { createQuestionRound } from "./question-round.ts";
import { requestId } from "./request-id.ts";
import { createWidgetStanding, type StandingOptions } from "./widget-standing.ts";

/** Answers what one widget asks for: from memory and rules, then by the app's own policy, then by the user. */
export interface ConsentDesk {
  readonly load: LoadQuestion;
  readonly capabilities: CapabilitiesQuestion;
  /** May the widget prove to its server who the user is? A plain value where that is known. */
  decideIdentity(): IdentityAnswer | Promise<IdentityAnswer>;
  /** Takes back whatever the document asked, and forgets what was granted to it alone. */
  endDocument(): void;
  /** Takes back whatever was asked, for good. */
  close(): void;
}

type IdentityAnswer = "allowed" | "blocked";

export interface ConsentDeskOptions extends StandingOptions {
  /** What of the user's devices the app says the page would use. @default none */
  readonly devices?: readonly DeviceFeature[] | undefined;
  /** Read at every question, so that an app may exchange it. */
  readonly getPolicy: () => ConsentPolicy | undefined;
}

export function createConsentDesk(options: ConsentDeskOptions): ConsentDesk {
  const { store, devices = [], getPolicy } = options;
  const standing = createWidgetStanding(options);
  const round = createQuestionRound(store, getPolicy);

  return {
    load: createLoadQuestion(standing, round, devices),
    capabilities: createCapabilitiesQuestion(store, standing, round),

    decideIdentity() {
      const { verdict } = standing.of("identity");
      if (verdict !== "undecided") return verdict === "granted" ? "allowed" : "blocked";
      const context = standing.context();
      const request: ConsentRequest = {
        ...context,
        kind: "identity",
        id: requestId("identity", context.subject),
      };
      const begun = round.begin();
      const settle = (opinion: ConsentDecision | "ask") =>
        opinion === "ask" ? round.ask(request, begun).then(toAnswer) : toAnswer(opinion);
      const opinion = round.consult(request, begun);
      return opinion instanceof Promise ? opinion.then(settle) : settle(opinion);
    },

    endDocument() {
      round.withdraw();
      standing.endDocument();
    },
    close() {
      round.close();
      standing.close();
    },
  };
}

const toAnswer = ({ outcome }: ConsentDecision): IdentityAnswer =>
  outcome === "allow" ? "allowed" : "blocked";
