import { cleanWidgetName } from "../../core/definition/display-name.ts";
import type { ModalDefinition } from "../../core/definition/modal-definition.ts";
import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { disclosedVariables } from "../../core/url/disclosed-variables.ts";
import type { SessionApp, WidgetSession } from "../../host/session-options.ts";
import { createConsentDesk, type LoadVerdict } from "../../store/consent-desk.ts";
import type { FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import type { FrameState } from "./frame-state.ts";
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
  readonly identity: string;
  readonly url: string;
  readonly origin: string;
  readonly prompt: LoadPrompt;
  readonly policy: FramePolicy;
  readonly app: SessionApp;
  readonly modal: ModalLoad | undefined;
  readonly services: FrameServices;
  readonly onState: (state: FrameState) => void;
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
  const { host, widget, roomId, origin, identity, prompt, modal, services, onState } = options;
  const { client, store, getSettings } = services;
  const room = roomId === undefined ? undefined : { roomId, name: client.getRoom(roomId)?.name ?? roomId };
  const desk = createConsentDesk({
    store,
    subject: { identity, widget, origin, room },
    getPolicy: () => getSettings().decide,
  });
  const disclosed = disclosedVariables(widget.url, widget.data);
  let isClosed = false;
  let isAsking = false;
  let isVisible = true;
  let opened: OpenSession | undefined;

  function follow(verdict: LoadVerdict): void {
    if (isClosed) return;
    if (verdict === "allow") load();
    else if (verdict === "deny") onState({ status: "awaiting-consent", gate: "denied" });
    else if (prompt === "at-once") ask();
    else onState({ status: "awaiting-consent", gate: "closed" });
  }

  function ask(): void {
    if (isAsking) return;
    isAsking = true;
    onState({ status: "awaiting-consent", gate: "asking" });
    void desk.askLoad(disclosed).then(({ outcome }) => {
      isAsking = false;
      if (isClosed) return;
      if (outcome === "allow") load();
      else onState({ status: "awaiting-consent", gate: outcome === "deny" ? "denied" : "closed" });
    });
  }

  function load(): void {
    if (opened) return;
    const { session, iframe } = openSession({ ...options, desk, modal: modal?.definition });
    opened = { session, iframe };
    let last = session.getState();
    session.subscribe(() => {
      const state = session.getState();
      if (isClosed || state === last) return;
      last = state;
      // What a document asked for is no question any more once it is gone.
      if (state.status === "loading" || state.status === "failed") desk.withdraw();
      // Until it shows something, the page takes no part in the order of the Tab key.
      if (state.status === "loading") iframe.tabIndex = -1;
      else iframe.removeAttribute("tabindex");
      if (state.status === "ended") iframe.remove();
      onState(state.status === "awaiting-consent" ? { ...state, gate: "asking" } : state);
    });
    session.setVisible(isVisible);
    session.start();
    // Not before it has its `src`: an empty page first would be one of the host's own origin, which Chromium warns of.
    if (session.getState().status !== "ended") host.replaceChildren(iframe);
  }

  const verdict = modal?.isLoadAllowed ? "allow" : desk.judgeLoad(disclosed);
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
      if (!opened) ask();
      else if (opened.session.getState().status === "failed") opened.session.reload();
    },
    setVisible(visible) {
      isVisible = visible;
      opened?.session.setVisible(visible);
    },
    rename(name) {
      if (opened) opened.iframe.title = getSettings().messages.frameTitle(cleanWidgetName(name));
    },
    close() {
      isClosed = true;
      desk.close();
      opened?.session.dispose();
      opened?.iframe.remove();
    },
  };
}
