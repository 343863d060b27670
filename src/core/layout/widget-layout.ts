import * as v from "valibot";
import { isPlainObject } from "../is-plain-object.ts";

/** Where clients show a room's widgets: above the timeline, beside it, or in its place. */
export type WidgetContainer = "top" | "center" | "right";

/** What a layout says of one widget; what it does not say is undefined. */
export interface WidgetPlacement {
  readonly container: WidgetContainer | undefined;
  readonly index: number | undefined;
  /** Of its container, 10 to 100. */
  readonly widthPercent: number | undefined;
  /** Of the room, 2 to 100. */
  readonly heightPercent: number | undefined;
}

/** By widget id. */
export type WidgetLayout = ReadonlyMap<string, WidgetPlacement>;

// What is wrong with one field takes nothing from the others.
const number = v.fallback(v.optional(v.pipe(v.number(), v.finite())), undefined);

const placementSchema = v.object({
  container: v.fallback(v.optional(v.picklist(["top", "center", "right"])), undefined),
  index: number,
  width: number,
  height: number,
});

/** Reads the `widgets` of an `io.element.widgets.layout` event, or of a user's own layout. */
export function parseWidgetLayout(content: unknown): WidgetLayout {
  const widgets = isPlainObject(content) ? content["widgets"] : undefined;
  return new Map(
    Object.entries(isPlainObject(widgets) ? widgets : {}).flatMap(([id, value]) => {
      const { success, output } = v.safeParse(placementSchema, isPlainObject(value) ? value : undefined);
      return success ? [[id, toPlacement(output)]] : [];
    }),
  );
}

function toPlacement(fields: v.InferOutput<typeof placementSchema>): WidgetPlacement {
  return {
    container: fields.container,
    index: fields.index,
    widthPercent: clamp(fields.width, 10),
    heightPercent: clamp(fields.height, 2),
  };
}

function clamp(percent: number | undefined, least: number): number | undefined {
  return percent === undefined ? undefined : Math.min(100, Math.max(least, percent));
}
