import { chooseRoomWidget, ROOM_WIDGET_EVENT_TYPES } from "../../core/definition/parse-room-widget.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { ClientUpdate, MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";

/** What a room says about one of its widgets. */
export type RoomVerdict =
  | { readonly kind: "present"; readonly widget: WidgetDefinition }
  | { readonly kind: "widget-removed" }
  /** The user is not, or no longer, a member: nothing of the room is to be shown. */
  | { readonly kind: "room-left" }
  /** The client knows no such room; while it starts, it may not know it yet. */
  | { readonly kind: "room-unknown" };

/** Reads what a room's state says now about one widget. */
export function findRoomWidget(client: MatrixClientPort, roomId: string, widgetId: string): RoomVerdict {
  const obstacle = findObstacle(client, roomId);
  if (obstacle) return obstacle;
  const events = ROOM_WIDGET_EVENT_TYPES.flatMap((type) => client.getState(roomId, type, widgetId));
  const widget = chooseRoomWidget(events);
  return widget ? { kind: "present", widget } : { kind: "widget-removed" };
}

/** What keeps widgets of a room from being shown, if anything does. */
export function findObstacle(client: MatrixClientPort, roomId: string): RoomVerdict | undefined {
  const room = client.getRoom(roomId);
  if (!room) return { kind: "room-unknown" };
  return room.membership === "join" ? undefined : { kind: "room-left" };
}

/** Calls back when widgets of a room, or the user's membership in it, may have changed. */
export interface RoomWatch {
  /** Without a room nothing changes but that the user logs out. */
  watch(roomId: string | undefined, listener: () => void): () => void;
}

/** One subscription to the client, there while anything is watched. `onStopped` is called when it stops, or is logged out. */
export function createRoomWatch(
  client: MatrixClientPort,
  onStopped: (isLoggedOut: boolean) => void,
): RoomWatch {
  const listeners = new Map<string | undefined, Set<() => void>>();
  let unsubscribe: (() => void) | undefined;

  function notify(roomId: string): void {
    for (const listener of [...(listeners.get(roomId) ?? [])]) listener();
  }

  function onUpdate(update: ClientUpdate): void {
    if (update.kind === "stopped") onStopped(update.isLoggedOut === true);
    else if (update.kind === "membership") notify(update.roomId);
    else if (
      update.kind === "state" &&
      update.events.some(({ type }) => ROOM_WIDGET_EVENT_TYPES.includes(type))
    )
      notify(update.roomId);
  }

  return {
    watch(roomId, listener) {
      const inRoom = listeners.get(roomId) ?? new Set();
      listeners.set(roomId, inRoom.add(listener));
      unsubscribe ??= client.subscribe(onUpdate);
      return () => {
        inRoom.delete(listener);
        if (inRoom.size === 0 && listeners.get(roomId) === inRoom) listeners.delete(roomId);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
      };
    },
  };
}
