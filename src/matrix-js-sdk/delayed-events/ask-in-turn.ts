import type { MatrixClient } from "matrix-js-sdk";
import { httpStatusOf } from "../errors.ts";

/** What homeservers of different ages ask for in different forms. */
export type Purpose = "schedule" | "manage" | "list";

/** The forms that each client's homeserver turned out to know. */
const settled: WeakMap<MatrixClient, Map<Purpose, number>> = /* @__PURE__ */ new WeakMap();

/**
 * Asks in the newest form first, and in an older one only where the homeserver does not recognise the newer; once it
 * recognised one, that one is it. Requests do not wait for each other, not even the first ones.
 */
export async function askInTurn<Answer>(
  client: MatrixClient,
  purpose: Purpose,
  forms: readonly (() => Promise<Answer>)[],
): Promise<Answer> {
  const known = settled.get(client) ?? new Map<Purpose, number>();
  settled.set(client, known);
  const settledForm = forms[known.get(purpose) ?? -1];
  if (settledForm !== undefined) return settledForm();

  let refusal: unknown;
  for (const [index, form] of forms.entries()) {
    try {
      const answer = await form();
      known.set(purpose, index);
      return answer;
    } catch (error) {
      if (!isUnrecognized(error)) {
        // A refusal comes from who understood the question; a broken connection or gateway says nothing.
        const status = httpStatusOf(error) ?? 500;
        if (status < 500) known.set(purpose, index);
        throw error;
      }
      refusal = error;
    }
  }
  throw refusal;
}

function isUnrecognized(error: unknown): boolean {
  return (
    httpStatusOf(error) !== undefined &&
    error instanceof Error &&
    "errcode" in error &&
    error.errcode === "M_UNRECOGNIZED"
  );
}
