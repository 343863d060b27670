import type { MessageProblem } from "../../core/protocol/message.ts";
import type { SessionLimit } from "../../core/session/session-limits.ts";

/** Why a message of the widget was not looked at further. */
export type UnreadReason =
  /** Its shape or size; such a request is answered with an error. */
  | MessageProblem
  /** Such a request is answered with an error. */
  | "too-many-requests"
  | "duplicate-request-id"
  | "unawaited-answer"
  /** No message of this protocol, or of another widget. */
  | "unreadable";

export interface UnreadMessage {
  readonly reason: UnreadReason;
  readonly limit: SessionLimit | undefined;
  /** Where it was a request. */
  readonly action: string | undefined;
  readonly requestId: string | undefined;
}
