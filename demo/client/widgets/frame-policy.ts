import type { FramePolicy, WidgetDefinition } from "../../../src/index.ts";

/** A call needs more of the browser than a page does. */
export function framePolicy(widget: WidgetDefinition): FramePolicy {
  if (widget.type !== "m.call") return {};
  return {
    allow: ["microphone", "camera", "display-capture", "autoplay", "speaker-selection", "screen-wake-lock"],
  };
}
