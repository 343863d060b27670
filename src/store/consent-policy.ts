import type { ConsentDecision, ConsentRequest } from "./consent-request.ts";

/**
 * What an app's own policy says to a request. `"allow"` to a capabilities request grants every line of it; a list of
 * approved lines answers only such a request. `"ask"`, and whatever is no answer, puts the request to the user.
 */
export type PolicyAnswer = "allow" | "deny" | "ask" | { readonly approved: readonly string[] };

/** An app's own policy, consulted before the user is. It may take its time; if it fails, the user is asked. */
export type ConsentPolicy = (request: ConsentRequest) => PolicyAnswer | Promise<PolicyAnswer>;

/** Consults the policy; answers at once where the policy does. */
export function consultPolicy(
  policy: ConsentPolicy | undefined,
  request: ConsentRequest,
): ConsentDecision | "ask" | Promise<ConsentDecision | "ask"> {
  if (!policy) return "ask";
  try {
    const answer = policy(request);
    if (!(answer instanceof Promise)) return toDecision(answer, request);
    return answer.then((late) => toDecision(late, request)).catch(() => "ask" as const);
  } catch {
    return "ask";
  }
}

function toDecision(answer: PolicyAnswer, request: ConsentRequest): ConsentDecision | "ask" {
  if (answer === "ask") return "ask";
  if (answer === "deny") return { outcome: "deny" };
  const requested = request.kind === "capabilities" ? request.requested : [];
  if (answer === "allow") return { outcome: "allow", approved: requested };
  // Types do not hold at run time, and a list of capabilities says nothing about a page or an account.
  if (request.kind !== "capabilities" || !Array.isArray(answer.approved)) return "ask";
  return { outcome: "allow", approved: requested.filter((raw) => answer.approved.includes(raw)) };
}
