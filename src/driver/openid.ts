import type { IOpenIDUpdate, SimpleObservable } from "matrix-widget-api";
import type { MatrixClientPort } from "../core/matrix/matrix-client-port.ts";
import type { DriverConsent, IdentityDecision } from "./driver-options.ts";
import { openIdState } from "./upstream-types.ts";

/**
 * Answers requests for the user's identity (MSC1960): in one step where it was decided before, else first "asking" and
 * then the outcome. Requests that come while the user is being asked share that question; each gets a token of its own.
 * Every failure is "blocked": the protocol has no other word for it after the first step.
 */
export function createOpenIdAnswers(
  client: MatrixClientPort,
  consent: DriverConsent,
): (observer: SimpleObservable<IOpenIDUpdate>) => Promise<void> {
  let question: Promise<IdentityDecision> | undefined;

  const decide = (): IdentityDecision | Promise<IdentityDecision> => {
    if (question !== undefined) return question;
    try {
      const decision = consent.decideIdentity();
      if (typeof decision === "string") return decision;
      question = decision
        .catch((): IdentityDecision => "blocked")
        .finally(() => {
          question = undefined;
        });
      return question;
    } catch {
      return "blocked";
    }
  };

  return async (observer) => {
    const decision = decide();
    if (typeof decision !== "string") observer.update({ state: openIdState.pending });
    observer.update(await outcome(client, await decision));
  };
}

async function outcome(client: MatrixClientPort, decision: IdentityDecision): Promise<IOpenIDUpdate> {
  if (decision !== "allowed") return { state: openIdState.blocked };
  try {
    return { state: openIdState.allowed, token: await client.getOpenIdToken() };
  } catch {
    return { state: openIdState.blocked };
  }
}
