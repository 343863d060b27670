import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { WidgetSession } from "../../host/session-options.ts";
import type { FrameServices } from "./frame-services.ts";
import type { FrameSnapshot } from "./frame-state.ts";
import { frameKey } from "./frame-target.ts";
import type { ModalLoad } from "./load-attempt.ts";
import type { OpenModal } from "./registry-state.ts";
import { resolveFrameUrl } from "./resolve-frame-url.ts";

/** The user closed the modal, or never let it load. MSC2790. */
export const MODAL_EXITED: Readonly<Record<string, boolean>> = { "m.exited": true };

/** MSC2790: at most one modal at a time, opened by one widget, gone with it. */
export interface Modals {
  /** False if a modal is open already, if its source shows nothing, or if its URL may not be shown. */
  open(sourceKey: string, modal: ModalDefinition): boolean;
  /** Takes the modal down and gives its source these data. */
  close(data: object): void;
  setButtonEnabled(id: string, isEnabled: boolean): boolean;
  /** How to load the frame with this key, if it is the modal's. */
  getLoad(key: string): ModalLoad | undefined;
  /** Lets a modal end with its source, and with the user's refusal to load it. */
  onFrameChange(key: string, snapshot: FrameSnapshot | undefined): void;
}

export function createModals(options: {
  readonly services: FrameServices;
  readonly getFrame: (key: string) => FrameSnapshot | undefined;
  readonly getSession: (key: string) => WidgetSession | undefined;
  readonly getModal: () => OpenModal | undefined;
  readonly setModal: (modal: OpenModal | undefined) => void;
}): Modals {
  const { services, getFrame, getSession, getModal, setModal } = options;
  let load: ModalLoad | undefined;

  function close(data: object): void {
    const modal = getModal();
    if (!modal) return;
    setModal(undefined);
    load = undefined;
    getSession(modal.sourceKey)?.notifyModalClosed(data);
  }

  return {
    close,

    open(sourceKey, definition) {
      const source = getFrame(sourceKey);
      if (getModal() || !source?.widget || source.widget.kind === "modal") return false;
      const widget = modalWidget(source.widget, definition);
      const resolved = resolveFrameUrl(widget, widget.roomId, services);
      if (!resolved.ok) return false;
      load = { definition, isLoadAllowed: resolved.origin === source.origin };
      const key = frameKey(services.client.userId, { widget });
      setModal({ key, sourceKey, widget, buttons: definition.buttons });
      return true;
    },

    setButtonEnabled(id, isEnabled) {
      const modal = getModal();
      if (!modal?.buttons.some((button) => button.id === id) || id === "m.close") return false;
      const buttons = modal.buttons.map((button) =>
        button.id === id ? { ...button, disabled: !isEnabled } : button,
      );
      setModal({ ...modal, buttons });
      return true;
    },

    getLoad: (key) => (getModal()?.key === key ? load : undefined),

    onFrameChange(key, snapshot) {
      const modal = getModal();
      const state = snapshot?.state;
      if (key === modal?.key && state?.status === "awaiting-consent" && state.gate !== "asking")
        close(MODAL_EXITED);
      if (key === modal?.key && state?.status === "ended") close(MODAL_EXITED);
      // A source that loads anew has forgotten that it opened a modal.
      if (key === modal?.sourceKey && state?.status !== "ready") close(MODAL_EXITED);
    },
  };
}

function modalWidget(source: WidgetDefinition, modal: ModalDefinition): WidgetDefinition {
  return {
    kind: "modal",
    id: `modal_${source.id}`,
    roomId: source.roomId,
    type: modal.type,
    url: modal.url,
    name: modal.name,
    data: modal.data,
    waitForIframeLoad: modal.waitForIframeLoad,
    avatarUrl: undefined,
    sender: source.sender,
    eventId: undefined,
  };
}
