import { MatrixError } from "../../core/matrix/matrix-error.ts";

/** Longest wait that a homeserver can ask for before it is asked once more. */
const MAX_WAIT_MS = 10_000;

/** Asks once more where the homeserver asked to wait, as long as that is not long. Rejects with what came of it last. */
export async function askAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const isLimited = error instanceof MatrixError && error.status === 429;
    const waitMs = isLimited ? (error.retryAfterMs ?? 1_000) : Number.POSITIVE_INFINITY;
    if (waitMs > MAX_WAIT_MS) throw error;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return ask();
  }
}
