import type { WidgetDefinition } from "../definition/widget-definition.ts";
import type { WidgetContainer, WidgetLayout } from "./widget-layout.ts";

const MAX_TOP = 3;

type Placed = Pick<WidgetDefinition, "id" | "type">;

export interface WidgetArrangement {
  /** At most three, in order; their widths add up to 100. */
  readonly top: readonly { readonly id: string; readonly widthPercent: number }[];
  /** Height of the container above the timeline, of the room; undefined where no layout says. */
  readonly topHeightPercent: number | undefined;
  /** The one widget in place of the timeline. */
  readonly center: string | undefined;
  /** All others, in order. */
  readonly right: readonly string[];
}

/**
 * Gives every widget of a room its place. Jitsi goes on top and everything else to the right unless the layout says
 * otherwise; what finds no room goes to the right. A widget on top of which the layout knows nothing yet, such as a call
 * that just began, takes the center from the widget there.
 */
export function arrangeWidgets(widgets: readonly Placed[], layout: WidgetLayout): WidgetArrangement {
  const ordered = widgets.toSorted(
    (a, b) => orderOf(a, layout) - orderOf(b, layout) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  const inContainer = (container: WidgetContainer) =>
    ordered.filter((widget) => containerOf(widget, layout) === container).map(({ id }) => id);
  const top = inContainer("top").slice(0, MAX_TOP);
  const hasNew = top.some((id) => layout.get(id)?.container === undefined);
  const center = hasNew ? undefined : inContainer("center")[0];
  const heights = top.flatMap((id) => layout.get(id)?.heightPercent ?? []);
  return {
    top: shareWidth(top, layout),
    topHeightPercent: heights.length === 0 ? undefined : Math.max(...heights),
    center,
    right: ordered.map(({ id }) => id).filter((id) => !top.includes(id) && id !== center),
  };
}

function containerOf({ id, type }: Placed, layout: WidgetLayout): WidgetContainer {
  return layout.get(id)?.container ?? (type === "m.jitsi" ? "top" : "right");
}

function orderOf({ id, type }: Placed, layout: WidgetLayout): number {
  const unsaid = type === "m.jitsi" ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  return layout.get(id)?.index ?? unsaid;
}

/** Widths in proportion to what the layout says; one of which it says nothing gets an equal share. */
function shareWidth(ids: readonly string[], layout: WidgetLayout): WidgetArrangement["top"] {
  const widths = ids.map((id) => ({ id, width: layout.get(id)?.widthPercent ?? 100 / ids.length }));
  const total = widths.reduce((sum, { width }) => sum + width, 0);
  return widths.map(({ id, width }) => ({ id, widthPercent: (width / total) * 100 }));
}
