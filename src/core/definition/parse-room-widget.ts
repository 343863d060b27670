import type { MatrixEvent } from "../matrix/matrix-event.ts";
import { parseWidgetContent } from "./widget-content.ts";
import type { WidgetDefinition } from "./widget-definition.ts";

/** The state event types that define room widgets: what clients write today, and its stable name. */
export const ROOM_WIDGET_EVENT_TYPES: readonly [string, string] = ["im.vector.modular.widgets", "m.widget"];

/** Reads a room widget's state event; undefined when it is none, or says that the widget was deleted. MSC1236. */
export function parseRoomWidget(event: MatrixEvent): WidgetDefinition | undefined {
  // Messages need a widget id that is not empty.
  if (!ROOM_WIDGET_EVENT_TYPES.includes(event.type) || !event.state_key) return undefined;
  const fields = parseWidgetContent(event.content);
  if (fields === undefined) return undefined;
  return {
    kind: "room",
    id: event.state_key,
    roomId: event.room_id,
    ...fields,
    sender: event.sender,
    eventId: event.event_id,
  };
}

/**
 * Of the state events that define one widget id under either type, the newest decides, also when it deletes the widget.
 * Of two of the same time, the type that deployed clients write.
 */
export function chooseRoomWidget(events: readonly MatrixEvent[]): WidgetDefinition | undefined {
  const [newest] = events
    .filter(({ type }) => ROOM_WIDGET_EVENT_TYPES.includes(type))
    .toSorted((a, b) => b.origin_server_ts - a.origin_server_ts || rank(a.type) - rank(b.type));
  return newest && parseRoomWidget(newest);
}

function rank(type: string): number {
  return ROOM_WIDGET_EVENT_TYPES.indexOf(type);
}
