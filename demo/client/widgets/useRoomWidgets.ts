import { type EmittedEvents, type MatrixClient, type Room, RoomStateEvent } from "matrix-js-sdk";
import { parseRoomWidget, type WidgetDefinition } from "../../../src/core/index.ts";
import { useClientEvents } from "../session/useClientEvents.ts";

const changes: readonly EmittedEvents[] = [RoomStateEvent.Events];

/** The widgets of a room, as its state has them. */
export function useRoomWidgets(client: MatrixClient, room: Room): readonly WidgetDefinition[] {
  useClientEvents(client, changes);
  return room.currentState.getStateEvents("im.vector.modular.widgets").flatMap((event) => {
    const widget = parseRoomWidget({
      type: event.getType(),
      room_id: room.roomId,
      state_key: event.getStateKey(),
      event_id: event.getId() ?? "",
      sender: event.getSender() ?? "",
      origin_server_ts: event.getTs(),
      content: event.getContent(),
    });
    return widget === undefined ? [] : [widget];
  });
}
