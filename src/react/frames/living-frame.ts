import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { identityKey, type WidgetIdentity, widgetIdentity } from "../../core/permission/widget-identity.ts";
import type { SessionEnd } from "../../core/session/session-state.ts";
import type { SessionApp, WidgetSession } from "../../host/session-options.ts";
import { endHeartbeats } from "./end-heartbeats.ts";
import type { FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import { type FrameSnapshot, type FrameState, mayOpen, NO_FRAME } from "./frame-state.ts";
import { createLoadAttempt, type LoadAttempt, type LoadPrompt, type ModalLoad } from "./load-attempt.ts";
import { resolveFrameUrl } from "./resolve-frame-url.ts";

/** One widget's frame, from its first slot to its end, with whatever pages it shows meanwhile: one at a time. */
export interface LivingFrame {
  /** The node that moves between slots; the iframe's only parent. */
  readonly host: HTMLElement;
  getSession(): WidgetSession | undefined;
  /** Says what the widget is now. Another page, adder or room ends the session, and asks anew before it loads. */
  define(widget: WidgetDefinition): void;
  /** What the user does about a frame that shows no page: asks for it, tries again after a failure, opens it again. */
  open(): void;
  /** Takes back the permission to load and to know the user. The page is gone at once; only the user brings it back. */
  revoke(): void;
  setVisible(visible: boolean): void;
  /** Ends the session for this reason. A definition given after that begins anew, if it says something else. */
  end(reason: SessionEnd): void;
}

export interface LivingFrameOptions {
  readonly document: Document;
  readonly services: FrameServices;
  readonly prompt: LoadPrompt;
  /** @default what the app's settings say */
  readonly policy: FramePolicy | undefined;
  readonly app: SessionApp;
  readonly modal: ModalLoad | undefined;
  readonly publish: (snapshot: FrameSnapshot) => void;
}

export function createLivingFrame(options: LivingFrameOptions): LivingFrame {
  const { services, publish } = options;
  const { client, store, getSettings } = services;
  const host = createHost(options.document);
  let snapshot = NO_FRAME;
  let identity: WidgetIdentity | undefined;
  let attempt: LoadAttempt | undefined;
  let isVisible = true;

  function update(change: Partial<FrameSnapshot>): void {
    const { state } = change;
    const isRemoved = state?.status === "ended" && state.reason === "widget-removed";
    if (isRemoved && identity !== undefined) endHeartbeats(services, identity);
    snapshot = { ...snapshot, ...change };
    publish(snapshot);
  }

  function stop(state?: FrameState): void {
    attempt?.close();
    attempt = undefined;
    if (state) update({ state });
  }

  function begin(widget: WidgetDefinition, prompt: LoadPrompt | "by-user"): void {
    stop();
    const roomId = widget.roomId ?? getSettings().viewedRoomId;
    const resolved = resolveFrameUrl(widget, roomId, services);
    const now = widgetIdentity(client.userId, widget);
    identity = now;
    if (!resolved.ok) {
      const state: FrameState = { status: "failed", reason: "unsafe-url", problem: resolved.problem };
      update({ widget, origin: undefined, state });
      return;
    }
    update({ widget, origin: resolved.origin, state: { status: "idle" } });
    attempt = createLoadAttempt({
      ...options,
      host,
      widget,
      roomId: widget.roomId,
      identity: now,
      prompt,
      url: resolved.url,
      origin: resolved.origin,
      policy: options.policy ?? getSettings().framePolicy?.(widget) ?? {},
      onState: (state, devices) => update({ state, devices }),
    });
    attempt.setVisible(isVisible);
  }

  return {
    host,
    getSession: () => attempt?.getSession(),

    define(widget) {
      const now = identityKey(widgetIdentity(client.userId, widget));
      if (identity === undefined || identityKey(identity) !== now) {
        begin(widget, options.prompt);
        return;
      }
      update({ widget });
      attempt?.rename(widget.name);
    },

    open() {
      const { widget, state } = snapshot;
      if (attempt && state.status !== "ended") attempt.open();
      // Whoever asks for it is not asked whether they want to be asked.
      else if (widget && mayOpen(state)) begin(widget, "by-user");
    },

    revoke() {
      if (identity !== undefined) {
        store.forget(identity);
        endHeartbeats(services, identity);
      }
      if (snapshot.state.status !== "ended") stop({ status: "awaiting-consent", gate: "denied" });
    },

    setVisible(visible) {
      isVisible = visible;
      attempt?.setVisible(visible);
    },

    end(reason) {
      const state: FrameState = { status: "ended", reason };
      if (reason === "widget-removed" && identity !== undefined) endHeartbeats(services, identity);
      // Nobody but the user opens again what they or the widget closed; what the room took away, the room may give back.
      if (!mayOpen(state)) identity = undefined;
      stop(state);
    },
  };
}

function createHost(document: Document): HTMLElement {
  const host = document.createElement("div");
  host.dataset["mw"] = "host";
  Object.assign(host.style, { inlineSize: "100%", blockSize: "100%" });
  return host;
}
