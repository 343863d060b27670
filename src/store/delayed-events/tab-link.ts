import * as v from "valibot";
import type { DelayedEventEntry } from "../../core/delayed-events/delayed-event-entry.ts";
import { formatEntry, parseEntry } from "../../core/delayed-events/parse-entry.ts";

/** What one tab tells the others of the same user. */
export type LedgerNews =
  | { readonly kind: "entry"; readonly entry: DelayedEventEntry }
  | { readonly kind: "cleared" };

const schema = v.variant("kind", [
  v.object({ kind: v.literal("entry"), text: v.string() }),
  v.object({ kind: v.literal("cleared") }),
]);

export interface LedgerLink {
  tell(news: LedgerNews): void;
  /** Listens until undone; several times is once. */
  open(): () => void;
}

/** Connects the tabs of one user in one browser, where it can (`BroadcastChannel`). */
export function createLedgerLink(userId: string, onNews: (news: LedgerNews) => void): LedgerLink {
  let channel: BroadcastChannel | undefined;
  let opened = 0;

  function onMessage({ data }: MessageEvent<unknown>): void {
    const { success, output } = v.safeParse(schema, data);
    if (!success) return;
    const entry = output.kind === "entry" ? parseEntry(output.text) : undefined;
    if (output.kind === "cleared") onNews(output);
    else if (entry) onNews({ kind: "entry", entry });
  }

  return {
    tell: (news) =>
      channel?.postMessage(news.kind === "entry" ? { kind: "entry", text: formatEntry(news.entry) } : news),
    open() {
      opened += 1;
      if (typeof BroadcastChannel === "function") {
        channel ??= new BroadcastChannel(`react-matrix-widgets:delayed-events:${encodeURIComponent(userId)}`);
        channel.onmessage = onMessage;
      }
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        opened -= 1;
        if (opened > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
}
