"use client";

import { type HTMLAttributes, type ReactElement, useCallback } from "react";
import { useWidgetContext } from "../provider/widget-context.ts";
import { DelayedEvents } from "./DelayedEvents.tsx";
import { type DelayedEventFilter, useDelayedEvents } from "./useDelayedEvents.ts";

export interface DelayedEventListProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  /** @default everything that widgets have scheduled */
  readonly filter?: DelayedEventFilter | undefined;
}

/**
 * Shows what will be sent as the user, where, when and by which widget, and how the heartbeats of calls do; lets the user
 * send it at once or cancel it, after saying what will happen. MSC4140
 *
 * @example
 * <DelayedEventList filter={{ roomId: "!team:example.org" }} />
 */
export function DelayedEventList({ filter, ...rest }: DelayedEventListProps): ReactElement {
  const { runtime, messages, theme } = useWidgetContext("<DelayedEventList>");
  const { client } = runtime;
  const { events, sendNow, cancel } = useDelayedEvents(filter);
  const getRoomName = useCallback((roomId: string) => client.getRoom(roomId)?.name, [client]);
  const act = useCallback(
    (id: string, action: "send" | "cancel") => (action === "send" ? sendNow(id) : cancel(id)),
    [sendNow, cancel],
  );
  return (
    <DelayedEvents
      {...rest}
      entries={events}
      userId={client.userId}
      messages={messages}
      theme={theme}
      getRoomName={getRoomName}
      onAct={act}
    />
  );
}
