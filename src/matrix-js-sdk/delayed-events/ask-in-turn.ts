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
        if (isOfWhoUnderstood(error)) known.set(purpose, index);
        throw error;
      }
      refusal = error;
    }
  }
  throw refusal;
}

/**
 * A refusal in Matrix's words comes from who understood the question. A broken connection says nothing, nor does a gateway,
 * nor who asks for patience or for another token before looking at the question.
 */
function isOfWhoUnderstood(error: unknown): boolean {
  const status = httpStatusOf(error) ?? 500;
  return status < 500 && status !== 429 && status !== 401 && errcodeOf(error) !== undefined;
}

function isUnrecognized(error: unknown): boolean {
  return httpStatusOf(error) !== undefined && errcodeOf(error) === "M_UNRECOGNIZED";
}

function errcodeOf(error: unknown): unknown {
  return error instanceof Error && "errcode" in error ? error.errcode : undefined;
}
