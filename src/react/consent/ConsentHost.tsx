"use client";

import { Fragment, type ReactElement, type ReactNode, useMemo } from "react";
import { useStore } from "zustand";
import { ownCapabilitiesOf } from "../../host/actions/own-capabilities.ts";
import { currentRequest } from "../../store/consent-queue.ts";
import type { ConsentDecision } from "../../store/consent-request.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useLazyComponent } from "../useLazyComponent.ts";
import type { ConsentDialogProps } from "./consent-dialog-props.ts";
import { knownRooms } from "./known-rooms.ts";
import { WaitingChip } from "./WaitingChip.tsx";

/** Puts one request at a time to the user, and says that others wait. The dialog is loaded when it is first needed. */
export function ConsentHost(props: {
  readonly renderConsent: ((props: ConsentDialogProps) => ReactNode) | undefined;
}): ReactElement | null {
  const { renderConsent } = props;
  const { runtime, messages, theme, container } = useWidgetContext("<ConsentHost>");
  const { store, client } = runtime;
  const request = useStore(store, currentRequest);
  const decide = (decision: ConsentDecision) => {
    if (request) store.decide(request.id, decision);
  };
  const neededFor = renderConsent ? undefined : request?.id;
  // Nobody waved it away: that must not count against the widget.
  const withdraw = () => store.withdraw(({ id }) => id === request?.id);
  const ConsentDialog = useLazyComponent(neededFor, loadConsentDialog, withdraw);

  // As they are when the question comes up: what a person reads does not change under their eyes.
  const rooms = useMemo(() => (request ? knownRooms(client) : []), [client, request]);

  if (!request) return <WaitingChip />;
  const ownCapabilities = ownCapabilitiesOf(runtime.getSettings().actions);
  const dialog: ConsentDialogProps = {
    request,
    onDecide: decide,
    rooms,
    messages,
    ownCapabilities,
    theme,
    container,
  };
  // Another request is another dialog, of the app's too: no tick or focus of one may count for the next.
  if (renderConsent) return <Fragment key={request.id}>{renderConsent(dialog)}</Fragment>;
  return ConsentDialog ? <ConsentDialog key={request.id} {...dialog} /> : null;
}

const loadConsentDialog = async () => (await import("./ConsentDialog.tsx")).ConsentDialog;
