import { createStore, type StoreApi } from "zustand/vanilla";
import { createDefinitionFollower, type DefinitionFollower } from "./follow-definition.ts";
import type { FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import { createFrameStage, type FrameStage } from "./frame-stage.ts";
import type { FrameSnapshot } from "./frame-state.ts";
import { type FrameTarget, frameKey } from "./frame-target.ts";
import { leaveCall } from "./leave-call.ts";
import { createLivingFrame, type LivingFrame } from "./living-frame.ts";
import type { LoadPrompt } from "./load-attempt.ts";
import { createModals, MODAL_EXITED, type Modals } from "./modals.ts";
import type { RegistryState } from "./registry-state.ts";
import { createRoomWatch } from "./room-watch.ts";
import { createSessionApp } from "./session-app.ts";
import { createShownFrame, type ShownFrame } from "./shown-frame.ts";

export interface ShowOptions {
  readonly prompt: LoadPrompt;
  /** @default what the app's settings say */
  readonly policy: FramePolicy | undefined;
}

/** Owns the living frames of one client, each from the first slot that shows it until the last has left. */
export interface FrameRegistry {
  readonly state: Pick<StoreApi<RegistryState>, "getState" | "getInitialState" | "subscribe">;
  readonly modals: Modals;
  getFrame(key: string): LivingFrame | undefined;
  /** Shows a frame in a slot, and brings it to life where there is none. The options count for a new frame only. */
  show(target: FrameTarget, slot: Element, options: ShowOptions): void;
  /** Shows a living frame in a slot that does not keep it alive: the floating layer's. */
  showAsGuest(key: string, slot: Element): void;
  /** See `SlotStack`. */
  hide(key: string, slot: Element): void;
  leave(key: string, slot: Element): void;
  /** Says what a widget is now that the app describes itself. */
  describe(target: FrameTarget): void;
  /** Whether the user can see what the frame's slot shows. */
  setSeen(key: string, isSeen: boolean): void;
  /**
   * Ends a frame because the user wants it closed. One that stays in view may be in a call: it is asked to hang up, and has a
   * moment to do so, unless it is closed a second time.
   */
  close(key: string): Promise<void>;
  /** Tells every session what the app's settings say now. */
  applySettings(): void;
  /** Ends what no slot keeps alive: the floating frame and the modal. */
  endUnheld(): void;
}

interface Entry extends ShownFrame {
  readonly definition: DefinitionFollower;
}

export function createFrameRegistry(services: FrameServices): FrameRegistry {
  const { client, store, getSettings } = services;
  const state = createStore<RegistryState>(() => ({
    frames: new Map(),
    floating: undefined,
    modal: undefined,
  }));
  const entries = new Map<string, Entry>();
  /** Made when it is needed: there is no document where a server renders. */
  let stage: FrameStage | undefined;
  /** The one widget that was granted to stay on screen and wants to. */
  let stayingKey: string | undefined;
  /** What to call once a widget that is being closed has left its call. */
  const leaving = new Map<string, () => void>();

  const { watch } = createRoomWatch(client, (isLoggedOut) => {
    for (const { frame } of [...entries.values()]) frame.end("logged-out");
    if (isLoggedOut) store.clear();
    else store.endSession();
  });
  const modals = createModals({
    services,
    getFrame: (key) => state.getState().frames.get(key),
    getSession: (key) => entries.get(key)?.frame.getSession(),
    getModal: () => state.getState().modal,
    setModal: (modal) => state.setState({ modal }),
  });

  function publish(key: string, snapshot: FrameSnapshot | undefined): void {
    state.setState(({ frames }) => {
      const changed = new Map(frames);
      if (snapshot) changed.set(key, snapshot);
      else changed.delete(key);
      return { frames: changed };
    });
    modals.onFrameChange(key, snapshot);
    const status = snapshot?.state.status;
    if (status !== "ready" && status !== "negotiating" && status !== "loading") setStaying(key, false);
  }

  /** False if another widget has that place. */
  function setStaying(key: string, isStaying: boolean): boolean {
    if (isStaying && stayingKey !== undefined && stayingKey !== key) return false;
    if (isStaying) stayingKey = key;
    else if (stayingKey === key) {
      stayingKey = undefined;
      // In a task of its own, so that a widget which asked for this has its answer before it is gone.
      setTimeout(() => {
        leaving.get(key)?.();
        if (stayingKey !== key && state.getState().floating === key) remove(key);
      });
    }
    return true;
  }

  function abandon(key: string): void {
    if (stayingKey === key) state.setState({ floating: key });
    else remove(key);
  }

  function remove(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    entry.definition.stop();
    entry.frame.end("disposed");
    stage?.drop(entry.frame.host);
    if (state.getState().floating === key) state.setState({ floating: undefined });
    publish(key, undefined);
  }

  async function close(key: string): Promise<void> {
    const frame = entries.get(key)?.frame;
    const session = frame?.getSession();
    if (session && stayingKey === key && !leaving.has(key)) {
      const hasLeft = new Promise<void>((resolve) => leaving.set(key, resolve));
      await leaveCall(session, hasLeft);
      leaving.delete(key);
      if (entries.get(key)?.frame.getSession() !== session) return;
    }
    frame?.end("disposed");
  }

  function create(key: string, document: Document, options: ShowOptions): Entry {
    stage ??= createFrameStage(getSettings().container ?? document.body);
    const app = createSessionApp({
      key,
      modals,
      getSettings,
      getSnapshot: () => state.getState().frames.get(key),
      setStaying: (isStaying) => setStaying(key, isStaying),
      close: () => entries.get(key)?.frame.end("closed-by-widget"),
    });
    const frame = createLivingFrame({
      ...options,
      document,
      services,
      app,
      modal: modals.getLoad(key),
      publish: (snapshot) => publish(key, snapshot),
    });
    const definition = createDefinitionFollower({ client, watch, frame });
    const entry = { ...createShownFrame(frame, stage, () => abandon(key)), definition };
    entries.set(key, entry);
    return entry;
  }

  return {
    state,
    modals,
    getFrame: (key) => entries.get(key)?.frame,

    show(target, slot, options) {
      const key = frameKey(client.userId, target);
      const entry = entries.get(key) ?? create(key, slot.ownerDocument, options);
      // First its node: a page can load only in a frame that is connected.
      entry.slots.show(slot, "holder");
      entry.definition.follow(target);
      if (state.getState().floating === key) state.setState({ floating: undefined });
    },

    showAsGuest: (key, slot) => entries.get(key)?.slots.show(slot, "guest"),
    hide: (key, slot) => entries.get(key)?.slots.hide(slot),
    leave: (key, slot) => entries.get(key)?.slots.leave(slot),
    describe: (target) => entries.get(frameKey(client.userId, target))?.definition.follow(target),
    setSeen: (key, isSeen) => entries.get(key)?.setSeen(isSeen),

    close,

    applySettings() {
      const { theme, language, viewedRoomId } = getSettings();
      for (const { frame } of entries.values()) {
        const session = frame.getSession();
        if (theme !== undefined) session?.setTheme(theme);
        if (language !== undefined) session?.setLanguage(language);
        session?.setViewedRoom(viewedRoomId);
      }
    },

    endUnheld() {
      modals.close(MODAL_EXITED);
      for (const [key, { slots }] of [...entries]) if (!slots.isHeld()) remove(key);
    },
  };
}
