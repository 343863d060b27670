import { isPlainObject } from "../is-plain-object.ts";
import type { MatrixEvent } from "../matrix/matrix-event.ts";
import { parseWidgetLayout, type WidgetLayout, type WidgetPlacement } from "./widget-layout.ts";

/** The state event, with an empty state key, that holds a room's layout. */
export const WIDGET_LAYOUT_EVENT_TYPE = "io.element.widgets.layout";

/**
 * The layout that counts for a user: the room's, and over it what the user changed since.
 *
 * @param event the room's `io.element.widgets.layout` event
 * @param settings the user's room account data `im.vector.web.settings`. Its `Widgets.layout` counts while the room's
 * layout is the one it was made over; its older `Widgets.pinned` counts for widgets of which nothing else is said.
 */
export function chooseWidgetLayout(event: MatrixEvent | undefined, settings: unknown): WidgetLayout {
  const { "Widgets.layout": own, "Widgets.pinned": pinned } = isPlainObject(settings) ? settings : {};
  const isCurrent = isPlainObject(own) && own["overrides"] === event?.event_id;
  return [
    parsePins(pinned),
    parseWidgetLayout(event?.content),
    parseWidgetLayout(isCurrent ? own : {}),
  ].reduce(overlay);
}

function parsePins(pinned: unknown): WidgetLayout {
  const unsaid = { index: undefined, widthPercent: undefined, heightPercent: undefined };
  return new Map(
    Object.entries(isPlainObject(pinned) ? pinned : {}).flatMap(([id, isPinned]) =>
      isPinned === true ? [[id, { container: "top", ...unsaid }]] : [],
    ),
  );
}

function overlay(below: WidgetLayout, above: WidgetLayout): WidgetLayout {
  const merged = new Map(below);
  for (const [id, placement] of above) merged.set(id, mergePlacements(below.get(id), placement));
  return merged;
}

function mergePlacements(below: WidgetPlacement | undefined, above: WidgetPlacement): WidgetPlacement {
  return {
    container: above.container ?? below?.container,
    index: above.index ?? below?.index,
    widthPercent: above.widthPercent ?? below?.widthPercent,
    heightPercent: above.heightPercent ?? below?.heightPercent,
  };
}
