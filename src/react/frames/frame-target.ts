import type { WidgetDefinition, WidgetKind } from "../../core/definition/widget-definition.ts";

/** Which widget to show: one that a room's state defines, followed as it changes, or one the app describes itself. */
export type FrameTarget =
  | { readonly roomId: string; readonly widgetId: string; readonly widget?: undefined }
  | { readonly widget: WidgetDefinition; readonly roomId?: undefined; readonly widgetId?: undefined };

/** Two slots of one user show the same living frame if their keys are equal. Room ids and widget ids may hold anything. */
export function frameKey(userId: string, target: FrameTarget): string {
  return target.widget
    ? keyOf(userId, target.widget.kind, target.widget.roomId, target.widget.id)
    : keyOf(userId, "room", target.roomId, target.widgetId);
}

function keyOf(userId: string, kind: WidgetKind, roomId: string | undefined, widgetId: string): string {
  return JSON.stringify([userId, kind, roomId ?? null, widgetId]);
}
