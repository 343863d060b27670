"use client";

import { type ReactElement, type ReactNode, useEffect, useInsertionEffect, useMemo, useState } from "react";
import type { MatrixClientPort } from "../../core/matrix/matrix-client-port.ts";
import type { DelayedEventStore } from "../../store/delayed-events/delayed-event-store.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import { ConsentHost } from "../consent/ConsentHost.tsx";
import type { ConsentDialogProps } from "../consent/consent-dialog-props.ts";
import { FloatingLayer } from "../floating/FloatingLayer.tsx";
import type { FrameSettings, WidgetPlace } from "../frames/frame-services.ts";
import { completeMessages } from "../messages/complete-messages.ts";
import type { PartialWidgetMessages } from "../messages/widget-messages.ts";
import { ModalLayer } from "../modal/ModalLayer.tsx";
import { ownDelayedEvents } from "./own-delayed-events.ts";
import { ownStore } from "./own-store.ts";
import { WidgetContext } from "./widget-context.ts";
import { createWidgetRuntime } from "./widget-runtime.ts";

export interface WidgetProviderProps extends Partial<Omit<FrameSettings, "messages">> {
  /**
   * The Matrix client of the signed-in user. Another object is another client and ends all frames of the one before.
   * `createMatrixJsSdkPort` gives the same object for the same client; a port of your own has to be kept.
   */
  readonly client: MatrixClientPort;
  /**
   * What outlives the provider: what the user decided.
   * @default one of the provider's own, which keeps in `localStorage` what the user chose to remember
   */
  readonly store?: WidgetStore | undefined;
  /**
   * The ledger of what widgets have scheduled as this user (MSC4140).
   * @default one of the provider's own, which keeps it in `localStorage`
   */
  readonly delayedEvents?: DelayedEventStore | undefined;
  /** Texts in place of the English ones. */
  readonly messages?: PartialWidgetMessages | undefined;
  /** Renders the app's own dialog in place of `ConsentDialog`. */
  readonly renderConsent?: ((props: ConsentDialogProps) => ReactNode) | undefined;
  /** The user wants back to the room of the widget that floats. Without it there is no such button. */
  readonly onReturnToRoom?: ((place: WidgetPlace) => void) | undefined;
  readonly children?: ReactNode | undefined;
}

/**
 * Gives every `WidgetFrame` inside it a Matrix client, owns their living iframes, asks the user for consent, and shows
 * the widgets that stay in view and the modals that widgets open. One for each signed-in user.
 */
export function WidgetProvider(props: WidgetProviderProps): ReactElement {
  const {
    client,
    store,
    delayedEvents,
    messages: ownMessages,
    renderConsent,
    onReturnToRoom,
    children,
  } = props;
  const messages = useMemo(() => completeMessages(ownMessages), [ownMessages]);
  const settings: FrameSettings = {
    messages,
    container: props.container,
    theme: props.theme,
    language: props.language,
    clientId: props.clientId,
    viewedRoomId: props.viewedRoomId,
    policy: props.policy,
    decide: props.decide,
    framePolicy: props.framePolicy,
    limits: props.limits,
    toDeviceScope: props.toDeviceScope,
    heartbeatAssistance: props.heartbeatAssistance,
    activity: props.activity,
    actions: props.actions,
    onNavigate: props.onNavigate,
    onCallAction: props.onCallAction,
  };

  const createRuntime = () =>
    createWidgetRuntime(
      client,
      store ?? ownStore(client),
      delayedEvents ?? ownDelayedEvents(client),
      settings,
    );
  const [runtime, setRuntime] = useState(createRuntime);
  const isAnother =
    runtime.client !== client ||
    (store !== undefined && runtime.store !== store) ||
    (delayedEvents !== undefined && runtime.delayedEvents !== delayedEvents);
  // Another user's widgets are other widgets. Replaced while rendering, so that no child ever sees the old one.
  if (isAnother) setRuntime(createRuntime());

  // An insertion effect, because it runs before the layout effects of children, in which frames come to life.
  useInsertionEffect(() => runtime.setSettings(settings));
  const { theme, language, viewedRoomId } = settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the registry reads these from the settings.
  useEffect(() => runtime.registry.applySettings(), [runtime, theme, language, viewedRoomId]);
  useEffect(() => runtime.retain(), [runtime]);
  useEffect(() => runtime.store.setViewedRoom(viewedRoomId), [runtime, viewedRoomId]);

  const { container } = props;
  const value = useMemo(
    () => ({ runtime, messages, theme, container }),
    [runtime, messages, theme, container],
  );
  return (
    <WidgetContext.Provider value={value}>
      {children}
      <FloatingLayer onReturnToRoom={onReturnToRoom} />
      <ModalLayer />
      <ConsentHost renderConsent={renderConsent} />
    </WidgetContext.Provider>
  );
}
