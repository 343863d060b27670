"use client";

import { type HTMLAttributes, type ReactElement, useMemo } from "react";
import { parseCapability } from "../../core/capability/parse-capability.ts";
import { ownCapabilitiesOf } from "../../host/actions/own-capabilities.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { describeCapability } from "../words/describe-capability.ts";
import { HighRiskSign } from "./HighRiskSign.tsx";

export interface HighRiskIndicatorProps
  extends Omit<HTMLAttributes<HTMLElement>, "children" | "dangerouslySetInnerHTML"> {
  /** The widget, in some `WidgetFrame` of this provider. */
  readonly widget: FrameTarget;
}

/**
 * Says in the header of a widget's frame that its page has a capability of high risk now, whoever granted it: every
 * room, people's devices, redaction. Takes no room while it has none.
 *
 * @example
 * <HighRiskIndicator widget={{ roomId, widgetId }} />
 */
export function HighRiskIndicator({ widget: target, ...rest }: HighRiskIndicatorProps): ReactElement {
  const { runtime, messages } = useWidgetContext("<HighRiskIndicator>");
  const { state, widget } = useFrameSnapshot(runtime, frameKey(runtime.client.userId, target));
  const isHigh = useMemo(() => {
    if (state.status !== "ready") return false;
    const context = {
      roomId: widget?.roomId,
      own: ownCapabilitiesOf(runtime.getSettings().actions),
    };
    return state.approved.some(
      (raw) => describeCapability(parseCapability(raw), messages.capability, context).risk === "high",
    );
  }, [runtime, state, widget, messages]);
  return <HighRiskSign {...rest} widgetName={isHigh ? widget?.name : undefined} messages={messages} />;
}
