import { type EmittedEvents, RoomStateEvent } from "matrix-js-sdk";
import { parseRoomWidget, type WidgetDefinition } from "../../../src/core/index.ts";
import type { Session } from "../session/sign-in.ts";
import { useClientEvents } from "../session/useClientEvents.ts";

const changes: readonly EmittedEvents[] = [RoomStateEvent.Events];

/** The widgets of a room, as its state has them. */
export function useRoomWidgets({ client, port }: Session, roomId: string): readonly WidgetDefinition[] {
  useClientEvents(client, changes);
  return port
    .getState(roomId, "im.vector.modular.widgets")
    .map(parseRoomWidget)
    .filter((widget) => widget !== undefined);
}
