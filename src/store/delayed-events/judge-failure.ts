import type { RiskReason } from "../../core/delayed-events/delayed-event-entry.ts";
import { MatrixError } from "../../core/matrix/matrix-error.ts";

/** What a failed action says about the delayed event: that it is `gone`, or why it could not be reached. */
export function judgeFailure(error: unknown): "gone" | RiskReason {
  if (!(error instanceof MatrixError)) return "unreachable";
  const { status } = error;
  // 409: MSC4140 as merged tells what has been sent or cancelled from what never was.
  if (status === 404 || status === 409) return "gone";
  if (status === 429) return "rate-limited";
  return status >= 500 ? "server-error" : "refused";
}
