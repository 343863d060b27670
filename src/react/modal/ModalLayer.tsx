"use client";

import { type ReactElement, useState } from "react";
import { useStore } from "zustand";
import { currentRequest } from "../../store/consent-queue.ts";
import { MODAL_EXITED } from "../frames/modals.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useLazyComponent } from "../useLazyComponent.ts";

/** Shows the modal that a widget opened (MSC2790), in a dialog that is loaded when there is one. */
export function ModalLayer(): ReactElement | null {
  const { runtime } = useWidgetContext("<ModalLayer>");
  const { registry, store } = runtime;
  const modal = useStore(registry.state, (state) => state.modal);
  const isAsking = useStore(store, (state) => currentRequest(state) !== undefined);
  // One that comes while the user is asked waits for their answer: it would lie over the question.
  const [begun, setBegun] = useState(modal?.widget);
  if (modal && modal.widget !== begun && !isAsking) setBegun(modal.widget);
  const ModalDialog = useLazyComponent(modal?.key, loadModalDialog, () =>
    registry.modals.close(MODAL_EXITED),
  );
  return modal && modal.widget === begun && ModalDialog ? (
    <ModalDialog key={modal.key} modal={modal} />
  ) : null;
}

const loadModalDialog = async () => (await import("./ModalDialog.tsx")).ModalDialog;
