"use client";

import type { ReactElement, ReactNode } from "react";
import { useStore } from "zustand";
import type { ConsentDecision } from "../../store/consent-request.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useLazyComponent } from "../useLazyComponent.ts";
import type { ConsentDialogProps } from "./consent-dialog-props.ts";

/** Puts the first of the waiting requests to the user. The dialog is loaded when it is first needed. */
export function ConsentHost(props: {
  readonly renderConsent: ((props: ConsentDialogProps) => ReactNode) | undefined;
}): ReactElement | null {
  const { renderConsent } = props;
  const { runtime, messages, theme, container } = useWidgetContext("<ConsentHost>");
  const { store } = runtime;
  const request = useStore(store, ({ consentQueue }) => consentQueue[0]);
  const decide = (decision: ConsentDecision) => {
    if (request) store.decide(request.id, decision);
  };
  const isNeeded = request !== undefined && renderConsent === undefined;
  const ConsentDialog = useLazyComponent(isNeeded, loadConsentDialog, () => decide({ outcome: "dismiss" }));

  if (!request) return null;
  const dialog: ConsentDialogProps = { request, onDecide: decide, messages, theme, container };
  if (renderConsent) return <>{renderConsent(dialog)}</>;
  return ConsentDialog ? <ConsentDialog key={request.id} {...dialog} /> : null;
}

const loadConsentDialog = async () => (await import("./ConsentDialog.tsx")).ConsentDialog;
