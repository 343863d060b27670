"use client";

import { useMemo } from "react";
import { WidgetError } from "../../core/widget-error.ts";
import type { WidgetSession } from "../../host/session-options.ts";
import type { FrameState } from "../frames/frame-state.ts";
import { type FrameTarget, frameKey } from "../frames/frame-target.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";

/** What an app can do with a widget besides showing it. All of it is quiet while no frame shows the widget. */
export interface WidgetSessionHandle {
  readonly state: FrameState;
  /**
   * Sends a request of the app's own to the widget, such as `im.vector.hangup` or `io.element.join`, and resolves to the
   * answer.
   * @throws WidgetError `not-ready` while the widget has no session, and what `WidgetSession.request` throws.
   */
  readonly request: WidgetSession["request"];
  /** Does what the frame's own button does: asks for consent, tries again, opens again. */
  readonly open: () => void;
  /**
   * Ends the widget. Its frame then offers to open it again. One that stays in view may be in a call: it is asked to hang up
   * (`im.vector.hangup`), and has three seconds for it, unless this is called again.
   */
  readonly close: () => void;
  /**
   * Takes back every permission of the widget: its page is gone at once, since a document keeps what the browser gave it,
   * such as the camera. The user is asked anew before it is loaded again.
   */
  readonly revoke: () => void;
}

/** The session of a widget that some `WidgetFrame` of this provider shows. */
export function useWidgetSession(target: FrameTarget): WidgetSessionHandle {
  const { runtime } = useWidgetContext("useWidgetSession");
  const { registry, client } = runtime;
  const key = frameKey(client.userId, target);
  const { state } = useFrameSnapshot(runtime, key);

  const actions = useMemo(() => {
    const frame = () => registry.getFrame(key);
    return {
      request: async (...parameters: Parameters<WidgetSession["request"]>) => {
        const session = frame()?.getSession();
        if (session) return session.request(...parameters);
        throw new WidgetError(
          "not-ready",
          "The widget has no session, so it cannot be asked. Wait until its frame is ready.",
        );
      },
      open: () => frame()?.open(),
      close: () => void registry.close(key),
      revoke: () => frame()?.revoke(),
    };
  }, [registry, key]);

  return useMemo(() => ({ state, ...actions }), [state, actions]);
}
