import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { MatrixWidgetDriver } from "../../driver/matrix-widget-driver.ts";
import { ownCapabilitiesOf } from "../../host/actions/own-capabilities.ts";
import type { SessionApp, WidgetSession } from "../../host/session-options.ts";
import { createWidgetSession } from "../../host/widget-session.ts";
import type { ConsentDesk } from "../../store/consent-desk.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import { assistSession, followDocuments } from "./assist-session.ts";
import { createFrameElement } from "./create-frame-element.ts";
import { delayedEventOwner } from "./delayed-event-owner.ts";
import type { FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";

export interface OpenSession {
  readonly session: WidgetSession;
  readonly iframe: HTMLIFrameElement;
}

/** Prepares an iframe for a host node, and its session; nothing is loaded before `session.start()`. */
export function openSession(options: {
  readonly host: HTMLElement;
  readonly widget: WidgetDefinition;
  readonly roomId: string | undefined;
  readonly url: string;
  readonly origin: string;
  readonly policy: FramePolicy;
  readonly desk: ConsentDesk;
  readonly app: SessionApp;
  readonly modal: ModalDefinition | undefined;
  readonly services: FrameServices;
}): OpenSession {
  const { host, widget, roomId, url, origin, desk, app, modal, services } = options;
  const { client, router, delayedEvents, getSettings } = services;
  const { messages, theme, language, limits, toDeviceScope, activity, actions, onNavigate } = getSettings();

  const title = messages.frameTitle(isolateOnlyName(widget.name));
  const iframe = createFrameElement(host.ownerDocument, title, options.policy, desk.load.getDevices());

  const assistant = assistSession(services, host.ownerDocument, () => session);
  const owner = delayedEventOwner(client.userId, widget);
  const driver = new MatrixWidgetDriver({
    client,
    widget,
    roomId,
    getViewedRoomId: () => getSettings().viewedRoomId,
    consent: {
      decideCapabilities: desk.capabilities.decide,
      decideIdentity: desk.decideIdentity,
    },
    ownCapabilities: ownCapabilitiesOf(actions).map(({ name }) => name),
    delayedEvents: delayedEvents.ledgerFor(owner, client, assistant),
    toDeviceScope,
    navigate: onNavigate && (async (uri) => getSettings().onNavigate?.(uri, { widget, roomId })),
  });
  const session = createWidgetSession({
    widget,
    driver,
    router,
    roomId,
    frame: { iframe, url, origin },
    app,
    theme,
    language,
    modal,
    limits: typeof limits === "function" ? limits(widget) : limits,
    activity,
    actions,
  });
  if (assistant) followDocuments(assistant, session);
  return { session, iframe };
}
