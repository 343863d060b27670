"use client";

import { type HTMLAttributes, type ReactElement, type Ref, useCallback, useEffect } from "react";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { FramePolicy } from "../frames/frame-policy.ts";
import type { FrameState } from "../frames/frame-state.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import type { LoadPrompt } from "../frames/load-attempt.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useLatest } from "../useLatest.ts";
import { FrameNotice } from "./FrameNotice.tsx";
import { FrameViewport } from "./FrameViewport.tsx";
import { LeftWaiting } from "./LeftWaiting.tsx";

/** Where a slot's frame is seen. None of these changes moves the frame or loads it anew. */
export type FrameDisplay =
  /** In the flow of the page. */
  | "inline"
  /** Over the whole window. */
  | "fullscreen"
  /** In a corner of the window. */
  | "pip"
  /** Out of sight, with its page told so, and still running. */
  | "hidden";

interface CommonProps extends Omit<HTMLAttributes<HTMLDivElement>, "children" | "dangerouslySetInnerHTML"> {
  /** @default "inline" */
  readonly display?: FrameDisplay | undefined;
  /** @default "on-request" */
  readonly prompt?: LoadPrompt | undefined;
  /** What the page may do with the browser; read when the frame comes to life. @default the provider's word */
  readonly framePolicy?: FramePolicy | undefined;
  /** Hears each new state of the frame, after it is shown. */
  readonly onStateChange?: ((state: FrameState) => void) | undefined;
  readonly elementRef?: Ref<HTMLDivElement> | undefined;
}

export type WidgetFrameProps = CommonProps &
  (
    | {
        /** The room whose state defines the widget; followed as it changes. */
        readonly roomId: string;
        readonly widgetId: string;
        readonly widget?: undefined;
      }
    | {
        /** A widget that the app describes itself: an account widget, or one the app ships. */
        readonly widget: WidgetDefinition;
        readonly roomId?: undefined;
        readonly widgetId?: undefined;
      }
  );

/**
 * Shows a widget: asks before its page is loaded, then keeps the page alive for as long as any `WidgetFrame` of the same
 * provider shows it, wherever that is.
 *
 * @example
 * <WidgetFrame roomId="!team:example.org" widgetId="poll" />
 */
export function WidgetFrame(props: WidgetFrameProps): ReactElement {
  const {
    roomId,
    widgetId,
    widget,
    display = "inline",
    prompt,
    framePolicy,
    onStateChange,
    elementRef,
    ...rest
  } = props;
  const { runtime, messages } = useWidgetContext("<WidgetFrame>");
  const { registry, client } = runtime;
  const target: FrameTarget = widget ? { widget } : { roomId, widgetId };
  const key = frameKey(client.userId, target);
  const snapshot = useFrameSnapshot(runtime, key);

  const latest = useLatest({ target, prompt, framePolicy, onStateChange });
  const show = useCallback(
    (slot: Element) => {
      const now = latest.current;
      registry.show(now.target, slot, { prompt: now.prompt ?? "on-request", policy: now.framePolicy });
    },
    [registry, latest],
  );

  useEffect(() => {
    if (widget) registry.describe({ widget });
  }, [registry, widget]);
  useEffect(() => {
    if (display !== "hidden") return undefined;
    registry.setSeen(key, false);
    // Elsewhere it may be shown: in another slot, or afloat.
    return () => registry.setSeen(key, true);
  }, [registry, key, display]);
  const { state } = snapshot;
  useEffect(() => {
    latest.current.onStateChange?.(state);
  }, [latest, state]);

  return (
    <div
      tabIndex={-1}
      {...rest}
      data-mw="frame"
      data-state={state.status}
      data-display={display}
      ref={elementRef}
    >
      <FrameViewport registry={registry} frameKey={key} show={show} />
      <FrameNotice snapshot={snapshot} messages={messages} onOpen={() => registry.getFrame(key)?.open()}>
        {isGone(state) && snapshot.widget && <LeftWaiting widget={snapshot.widget} />}
      </FrameNotice>
    </div>
  );
}

function isGone(state: FrameState): boolean {
  return state.status === "ended" || (state.status === "awaiting-consent" && state.gate === "denied");
}
