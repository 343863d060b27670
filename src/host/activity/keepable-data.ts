import { inspectPlainData } from "../../core/protocol/inspect-plain-data.ts";

const limits = {
  messageDepth: 64,
  messageEntries: 10_000,
  messageTextLength: 65_536,
  // They are kept by the browser, not in the page's memory.
  messageBytes: Number.POSITIVE_INFINITY,
};

/** What `show` makes of a message, if it is plain and not too long to be kept. */
export function keepableData<Message>(
  show: ((message: Message) => unknown) | undefined,
  message: Message,
): unknown {
  try {
    const shown = show?.(message);
    return shown === undefined || typeof inspectPlainData(shown, limits) === "string" ? undefined : shown;
  } catch {
    // An app's own rule is no reason for a request to fail.
    return undefined;
  }
}
