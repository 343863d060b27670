"use client";

import { type HTMLAttributes, type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { identityKey, slotKey } from "../../core/permission/widget-identity.ts";
import { ownCapabilitiesOf } from "../../host/actions/own-capabilities.ts";
import { knownRooms } from "../consent/known-rooms.ts";
import type { FrameTarget } from "../frames/frame-target.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { LiveCard } from "./LiveCard.tsx";
import { Permissions } from "./Permissions.tsx";
import { type PermissionEntry, permissionEntries } from "./permission-entry.ts";
import { limitToRooms, takeBack } from "./take-back.ts";

export interface PermissionManagerProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  /** Only this widget's permissions. To look at them lets the widget ask again that was waved away. @default every widget's */
  readonly widget?: FrameTarget | undefined;
  /** Only those of widgets in this room. */
  readonly roomId?: string | undefined;
}

/**
 * Shows what each widget may do, since when, and what it did lately; lets the user take any of it back, which counts with
 * the widget's very next message, and forget what they decided. It gives nothing: a widget has to ask.
 *
 * @example
 * <PermissionManager widget={{ roomId, widgetId }} />
 */
export function PermissionManager({ widget, roomId, ...rest }: PermissionManagerProps): ReactElement {
  const { runtime, messages, theme } = useWidgetContext("<PermissionManager>");
  const { client, store, delayedEvents, registry } = runtime;
  const records = useStore(store, (state) => state.records);
  const frames = useStore(registry.state, (state) => state.frames);
  const modal = useStore(registry.state, (state) => state.modal);
  const only = widget && slotOf(client.userId, widget);

  const entries = useMemo(() => {
    // A modal is its source's, for as long as it is open.
    const own = [...frames].flatMap(([key, snapshot]) => (key === modal?.key ? [] : [snapshot]));
    return permissionEntries(client.userId, records.values(), own).filter(
      ({ key, record }) =>
        (only === undefined || key === only) && (roomId === undefined || record.identity.roomId === roomId),
    );
  }, [client, records, frames, modal, only, roomId]);

  useEffect(() => {
    if (only === undefined) return;
    const record = store.getState().records.get(only);
    if (record?.backOff.state === "quiet") store.openPermissions(record.identity);
  }, [store, only]);

  const card = (entry: PermissionEntry) => ({
    entry,
    messages,
    context: {
      roomId: entry.record.identity.roomId,
      userId: client.userId,
      own: ownCapabilitiesOf(runtime.getSettings().actions),
      roomName: (id: string) => client.getRoom(id)?.name,
    },
    onTakeBack: (permissions: Parameters<typeof takeBack>[2]) => takeBack(store, entry, permissions),
    // The card has told of what is scheduled.
    onTakeBackAll: (permissions: Parameters<typeof takeBack>[2]) => {
      takeBack(store, entry, permissions);
      void delayedEvents.end(client, { owner: identityKey(entry.record.identity), messages: "cancel" });
    },
    getRooms: () => knownRooms(client),
    onLimit: (permissions: Parameters<typeof takeBack>[2], roomIds: readonly string[]) =>
      limitToRooms(store, entry, permissions, roomIds),
    onForget: (permissions?: Parameters<typeof takeBack>[2]) =>
      store.forget(entry.record.identity, permissions),
    onAskAgain: () => store.openPermissions(entry.record.identity),
  });
  return (
    <Permissions
      {...rest}
      of={only === undefined ? "all" : "one"}
      entries={entries}
      messages={messages}
      theme={theme}
      renderCard={(entry) => <LiveCard {...card(entry)} />}
    />
  );
}

function slotOf(userId: string, { widget, roomId, widgetId }: FrameTarget): string {
  if (widget) return slotKey({ userId, roomId: widget.roomId, kind: widget.kind, widgetId: widget.id });
  return slotKey({ userId, roomId, kind: "room", widgetId });
}
