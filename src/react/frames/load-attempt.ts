import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import type { WidgetIdentity } from "../../core/permission/widget-identity.ts";
import { disclosedVariables } from "../../core/url/disclosed-variables.ts";
import type { SessionApp, WidgetSession } from "../../host/session-options.ts";
import { createConsentDesk } from "../../store/consent-desk.ts";
import type { LoadVerdict } from "../../store/load-question.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import { followPermissions } from "./follow-permissions.ts";
import { devicesOf, type FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import type { FrameDevices, FrameState } from "./frame-state.ts";
import { type OpenSession, openSession } from "./open-session.ts";

/** When the user is asked whether a page may be loaded: once they ask for it, or as soon as it is to be shown. */
export type LoadPrompt = "on-request" | "at-once";

/** A modal widget: what it was opened with, and whether its page comes from where its source's does. */
export interface ModalLoad {
  readonly definition: ModalDefinition;
  readonly isLoadAllowed: boolean;
}

export interface LoadAttemptOptions {
  readonly host: HTMLElement;
  readonly widget: WidgetDefinition;
  readonly roomId: string | undefined;
  readonly identity: WidgetIdentity;
  readonly url: string;
  readonly origin: string;
  /** `by-user`: they asked for it just now. */
  readonly prompt: LoadPrompt | "by-user";
  readonly policy: FramePolicy;
  readonly app: SessionApp;
  readonly modal: ModalLoad | undefined;
  readonly services: FrameServices;
  readonly onState: (state: FrameState, devices: FrameDevices) => void;
}

/** One page of one widget: first the question whether to load it, then its session. */
export interface LoadAttempt {
  getSession(): WidgetSession | undefined;
  /** Asks the user where the gate is closed; loads anew where the session failed. */
  open(): void;
  setVisible(visible: boolean): void;
  /** Cosmetic: what the widget calls itself now. */
  rename(name: string): void;
  /** The page is gone, and what it waited for is taken back. Reports nothing more. */
  close(): void;
}

export function createLoadAttempt(options: LoadAttemptOptions): LoadAttempt {
  const { host, widget, roomId, url, origin, identity, prompt, policy, modal, services } = options;
  const { client, store, getSettings } = services;
  const room = roomId === undefined ? undefined : { roomId, name: client.getRoom(roomId)?.name ?? roomId };
  const desk = createConsentDesk({
    store,
    subject: { identity, widget, origin, room },
    place: { identity, url, deviceId: client.deviceId },
    devices: policy.devices,
    getRules: () => getSettings().policy ?? [],
    getPolicy: () => getSettings().decide,
  });
  const disclosed = disclosedVariables(widget.url, widget.data);
  const byPolicy = devicesOf(policy);
  const onState = (state: FrameState) =>
    options.onState(state, { granted: desk.load.getDevices(), byPolicy });
  let isClosed = false;
  let isAsking = false;
  let isVisible = true;
  let opened: OpenSession | undefined;
  let unfollow: (() => void) | undefined;

  function follow(verdict: LoadVerdict): void {
    if (isClosed) return;
    if (verdict === "allow") load();
    else if (verdict === "deny") onState({ status: "awaiting-consent", gate: "denied" });
    else if (prompt === "on-request") onState({ status: "awaiting-consent", gate: "closed" });
    else ask(prompt === "by-user");
  }

  function ask(isUserAsking: boolean): void {
    if (isAsking) return;
    isAsking = true;
    onState({ status: "awaiting-consent", gate: "asking" });
    void desk.load.ask(disclosed, isUserAsking).then((outcome) => {
      isAsking = false;
      if (isClosed) return;
      if (outcome === "allow") load();
      else onState({ status: "awaiting-consent", gate: outcome === "deny" ? "denied" : "closed" });
    });
  }

  function load(): void {
    if (opened) return;
    opened = openSession({ ...options, desk, modal: modal?.definition });
    const { session, iframe } = opened;
    let last = session.getState();
    const unsubscribe = session.subscribe(() => {
      const state = session.getState();
      if (state === last) return;
      const isNextDocument = state.status === "loading" && last.status !== "idle" && last.status !== "failed";
      last = state;
      // What a document asked for is no question any more once it is gone.
      if (state.status === "loading" || state.status === "failed") desk.endDocument();
      if (isNextDocument) desk.load.endDocument();
      // Gone, if it was to be loaded once.
      if (opened?.session !== session) return;
      // Until it shows something, the page takes no part in the order of the Tab key.
      if (state.status === "loading") iframe.tabIndex = -1;
      else iframe.removeAttribute("tabindex");
      if (state.status === "ended") iframe.remove();
      onState(state.status === "awaiting-consent" ? { ...state, gate: "asking" } : state);
    });
    const stop = followPermissions({
      opened,
      desk,
      identity,
      services,
      policy,
      onForbidden(gate) {
        takeDown();
        onState({ status: "awaiting-consent", gate });
      },
    });
    unfollow = () => {
      unsubscribe();
      stop();
    };
    session.setVisible(isVisible);
    session.start();
    // Not before it has its `src`: an empty page first would be one of the host's own origin, which Chromium warns of.
    if (session.getState().status !== "ended") host.replaceChildren(iframe);
  }

  function takeDown(): void {
    unfollow?.();
    opened?.session.dispose();
    opened?.iframe.remove();
    opened = undefined;
  }

  if (modal?.isLoadAllowed) desk.load.allow();
  const verdict = desk.load.judge(disclosed);
  if (verdict instanceof Promise) {
    isAsking = true;
    onState({ status: "awaiting-consent", gate: "asking" });
    void verdict.then((known) => {
      isAsking = false;
      follow(known);
    });
  } else {
    follow(verdict);
  }

  return {
    getSession: () => opened?.session,
    open() {
      if (opened && opened.session.getState().status !== "failed") return;
      desk.load.endDocument();
      if (opened) opened.session.reload();
      else ask(true);
    },
    setVisible(visible) {
      isVisible = visible;
      opened?.session.setVisible(visible);
    },
    rename(name) {
      if (opened) opened.iframe.title = getSettings().messages.frameTitle(isolateOnlyName(name));
    },
    close() {
      isClosed = true;
      // First the page: what it held "once" is not taken from it, it goes with it.
      takeDown();
      desk.close();
    },
  };
}
