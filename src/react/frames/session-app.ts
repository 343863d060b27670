import type { SessionApp } from "../../host/session-options.ts";
import type { FrameServices } from "./frame-services.ts";
import type { FrameSnapshot } from "./frame-state.ts";
import type { Modals } from "./modals.ts";

/** What the registry does for the widget of one frame, and what it hands up to the app. */
export function createSessionApp(options: {
  readonly key: string;
  readonly modals: Modals;
  readonly getSettings: FrameServices["getSettings"];
  readonly getSnapshot: () => FrameSnapshot | undefined;
  readonly setStaying: (isStaying: boolean) => boolean;
  readonly close: () => void;
}): SessionApp {
  const { key, modals, getSettings, getSnapshot, setStaying, close } = options;
  return {
    setAlwaysOnScreen: setStaying,
    openModal: async (modal) => modals.open(key, modal),
    closeModal: (data) => modals.close(data),
    setModalButtonEnabled: (id, isEnabled) => modals.setButtonEnabled(id, isEnabled),
    async callAction(action, data) {
      const widget = getSnapshot()?.widget;
      if (!widget) return undefined;
      const answer = await getSettings().onCallAction?.(action, data, { widget, roomId: widget.roomId });
      // In a task of its own, so that the widget has its answer before it is gone.
      if (action === "io.element.close") setTimeout(close);
      return answer;
    },
  };
}
