"use client";

import { type ReactElement, useRef, useState } from "react";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { widgetIdentity } from "../../core/permission/widget-identity.ts";
import { useWaitingMessages } from "../delayed-events/useWaitingMessages.ts";
import { WaitingNote } from "../delayed-events/WaitingNote.tsx";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useKeptFocus } from "../useKeptFocus.ts";

/** In place of a widget that was taken back, removed or closed: what it had scheduled as the user goes on without it. */
export function LeftWaiting({ widget }: { readonly widget: WidgetDefinition }): ReactElement | null {
  const { runtime, messages } = useWidgetContext("<WidgetFrame>");
  const waiting = useWaitingMessages(runtime, widgetIdentity(runtime.client.userId, widget));
  const [isCancelled, setCancelled] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const focus = useKeptFocus(root);
  // Once there, it stays for what it says and for the focus.
  const [isTold, setTold] = useState(false);
  if (waiting.count > 0 && !isTold) setTold(true);
  if (!isTold) return null;
  return (
    <div {...focus} ref={root} tabIndex={-1}>
      <WaitingNote
        waiting={waiting}
        messages={messages.delayedEvent}
        onCancelled={() => setCancelled(true)}
      />
      <p data-mw="hidden-text" role="status">
        {isCancelled && messages.delayedEvent.waitingCancelled}
      </p>
    </div>
  );
}
