"use client";

import type { HTMLAttributes, ReactElement } from "react";
import type { FrameTarget } from "../frames/frame-target.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { Heartbeat } from "./Heartbeat.tsx";
import { overallHealth } from "./heartbeat-health.ts";
import { useClockValue } from "./useClockValue.ts";
import { useDelayedEvents } from "./useDelayedEvents.ts";

export interface HeartbeatIndicatorProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  /** The widget, in some `WidgetFrame` of this provider. */
  readonly widget: FrameTarget;
}

/**
 * Says in the header of a widget's frame whether the user's place in its call is safe, at risk or lost. Takes no room
 * where the widget has no heartbeat.
 *
 * @example
 * <HeartbeatIndicator widget={{ roomId, widgetId }} />
 */
export function HeartbeatIndicator({ widget, ...rest }: HeartbeatIndicatorProps): ReactElement {
  const { messages } = useWidgetContext("<HeartbeatIndicator>");
  const { events } = useDelayedEvents({ widget });
  const health = useClockValue((nowMs) => overallHealth(events, nowMs));
  return <Heartbeat {...rest} health={health} messages={messages} />;
}
