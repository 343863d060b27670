"use client";

import type { ReactElement } from "react";
import { useStore } from "zustand";
import { MODAL_EXITED } from "../frames/modals.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useLazyComponent } from "../useLazyComponent.ts";

/** Shows the modal that a widget opened (MSC2790), in a dialog that is loaded when there is one. */
export function ModalLayer(): ReactElement | null {
  const { runtime } = useWidgetContext("<ModalLayer>");
  const { registry } = runtime;
  const modal = useStore(registry.state, (state) => state.modal);
  const ModalDialog = useLazyComponent(modal?.key, loadModalDialog, () =>
    registry.modals.close(MODAL_EXITED),
  );
  return modal && ModalDialog ? <ModalDialog key={modal.key} modal={modal} /> : null;
}

const loadModalDialog = async () => (await import("./ModalDialog.tsx")).ModalDialog;
