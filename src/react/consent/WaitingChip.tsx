"use client";

import type { ReactElement } from "react";
import { useWaitingRequests } from "../permissions/useWaitingRequests.ts";
import { useWidgetContext } from "../provider/widget-context.ts";

/** Says that widgets of other rooms wait for an answer, and leads to the first of them. */
export function WaitingChip(): ReactElement | null {
  const { messages, theme } = useWidgetContext("<WaitingChip>");
  const { requests, show } = useWaitingRequests();
  const [first] = requests;
  if (!first) return null;
  return (
    <div data-mw="waiting" data-mw-theme={theme} role="status">
      <button data-mw="button" type="button" onClick={() => show(first.id)}>
        {messages.consent.waiting(requests.length)}
      </button>
    </div>
  );
}
