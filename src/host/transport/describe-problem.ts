import type { MessageProblem } from "../../core/protocol/message.ts";
import type { SessionLimit, SessionLimits } from "../../core/session/session-limits.ts";
import type { UnreadReason } from "./unread.ts";

/** What a widget is told about a request that was not looked at further. */
export function describeProblem(problem: MessageProblem, limits: SessionLimits): string {
  switch (problem) {
    case "too-deep":
      return `The request is nested too deeply: more than ${limits.messageDepth} levels. Send flatter data.`;
    case "too-many-entries":
      return `The request is too large: more than ${limits.messageEntries} properties and items. Send less at once.`;
    case "too-much-text":
      return `The request is too large: more than ${limits.messageTextLength} letters. Send less at once, files as Blob.`;
    case "too-many-bytes":
      return `The request is too large: its files hold more than ${limits.messageBytes} bytes. Send less at once.`;
    case "not-plain":
      return "The request holds something that is not plain data. Send JSON values, Blobs and buffers only.";
    case "reserved-key":
      return "The request holds a reserved key, such as __proto__. Choose another name.";
    case "data-not-an-object":
      return "Invalid request - data is not an object";
  }
}

/** Which limit a message went beyond; undefined where it is wrong in another way. */
export function limitOf(reason: UnreadReason): SessionLimit | undefined {
  switch (reason) {
    case "too-many-requests":
      return "requestsPerSecond";
    case "too-deep":
      return "messageDepth";
    case "too-many-entries":
      return "messageEntries";
    case "too-much-text":
      return "messageTextLength";
    case "too-many-bytes":
      return "messageBytes";
    default:
      return undefined;
  }
}
