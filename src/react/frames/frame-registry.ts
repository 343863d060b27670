import { createStore, type StoreApi } from "zustand/vanilla";
import type { SessionApp } from "../../host/session-options.ts";
import { createDefinitionFollower, type DefinitionFollower } from "./follow-definition.ts";
import type { FramePolicy } from "./frame-policy.ts";
import type { FrameServices } from "./frame-services.ts";
import { createFrameStage, type FrameStage } from "./frame-stage.ts";
import type { FrameSnapshot } from "./frame-state.ts";
import { type FrameTarget, frameKey } from "./frame-target.ts";
import { createLivingFrame, type LivingFrame } from "./living-frame.ts";
import type { LoadPrompt } from "./load-attempt.ts";
import { createModals, type Modals } from "./modals.ts";
import type { RegistryState } from "./registry-state.ts";
import { createRoomWatch } from "./room-watch.ts";
import { createSlotStack, type SlotStack } from "./slot-stack.ts";

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
  /** Says what a widget is now that the app describes itself. */
  describe(target: FrameTarget): void;
  /** Whether the user can see what the frame's slot shows. */
  setSeen(key: string, isSeen: boolean): void;
  /** Shows a living frame in a slot that does not keep it alive: the floating layer's. */
  showAsGuest(key: string, slot: Element): void;
  /** See `SlotStack`. */
  hide(key: string, slot: Element): void;
  leave(key: string, slot: Element): void;
  /** Tells every session what the app's settings say now. */
  applySettings(): void;
  /** Ends what no slot keeps alive: the floating frame and the modal. */
  endUnheld(): void;
}

interface Entry {
  readonly frame: LivingFrame;
  readonly slots: SlotStack;
  readonly definition: DefinitionFollower;
  /** Whether it is in a slot, and whether that slot is seen: together what its page is told. */
  isShown: boolean;
  isSeen: boolean;
}

export function createFrameRegistry(services: FrameServices): FrameRegistry {
  const { client, store, getSettings } = services;
  const state = createStore<RegistryState>(() => ({
    frames: new Map(),
    floating: undefined,
    modal: undefined,
  }));
  // Made when it is needed: there is no document where a server renders.
  let stage: FrameStage | undefined;
  const entries = new Map<string, Entry>();
  /** The one widget that is granted to stay on screen and wants to. */
  let stayingKey: string | undefined;

  const { watch } = createRoomWatch(client, () => {
    for (const { frame } of [...entries.values()]) frame.end("logged-out");
    store.clear();
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

  /** `set_always_on_screen`: false if another widget has that place. */
  function setStaying(key: string, isStaying: boolean): boolean {
    if (isStaying && stayingKey !== undefined && stayingKey !== key) return false;
    if (isStaying) stayingKey = key;
    else if (stayingKey === key) {
      stayingKey = undefined;
      // In a task of its own, so that a widget which asked for this has its answer before it is gone.
      setTimeout(() => {
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

  function appOf(key: string): SessionApp {
    return {
      setAlwaysOnScreen: (isStaying) => setStaying(key, isStaying),
      openModal: async (modal) => modals.open(key, modal),
      closeModal: (data) => modals.close(data),
      setModalButtonEnabled: modals.setButtonEnabled,
      async callAction(action, data) {
        const widget = state.getState().frames.get(key)?.widget;
        if (!widget) return undefined;
        const answer = await getSettings().onCallAction?.(action, data, { widget, roomId: widget.roomId });
        // In a task of its own, so that the widget has its answer before it is gone.
        if (action === "io.element.close") setTimeout(() => entries.get(key)?.frame.end("closed-by-widget"));
        return answer;
      },
    };
  }

  function create(key: string, target: FrameTarget, slot: Element, options: ShowOptions): void {
    stage ??= createFrameStage(getSettings().container ?? slot.ownerDocument.body);
    const home = stage;
    const frame = createLivingFrame({
      ...options,
      document: slot.ownerDocument,
      services,
      app: appOf(key),
      modal: modals.getLoad(key),
      publish: (snapshot) => publish(key, snapshot),
    });
    const slots = createSlotStack({
      move(to) {
        if (to) home.show(frame.host, to);
        else home.hide(frame.host);
        entry.isShown = to !== undefined;
        frame.setVisible(entry.isShown && entry.isSeen);
      },
      abandoned: () => abandon(key),
    });
    const definition = createDefinitionFollower({ client, watch, target, frame });
    const entry: Entry = { frame, slots, definition, isShown: true, isSeen: true };
    entries.set(key, entry);
    // First its node: a page can load only in a frame that is connected.
    slots.show(slot, "holder");
    definition.start();
  }

  return {
    state,
    modals,
    getFrame: (key) => entries.get(key)?.frame,

    show(target, slot, options) {
      const key = frameKey(client.userId, target);
      const entry = entries.get(key);
      if (!entry) {
        create(key, target, slot, options);
        return;
      }
      entry.slots.show(slot, "holder");
      entry.definition.describe(target);
      if (state.getState().floating === key) state.setState({ floating: undefined });
    },

    describe: (target) => entries.get(frameKey(client.userId, target))?.definition.describe(target),

    setSeen(key, isSeen) {
      const entry = entries.get(key);
      if (!entry) return;
      entry.isSeen = isSeen;
      entry.frame.setVisible(entry.isShown && isSeen);
    },

    showAsGuest: (key, slot) => entries.get(key)?.slots.show(slot, "guest"),
    hide: (key, slot) => entries.get(key)?.slots.hide(slot),
    leave: (key, slot) => entries.get(key)?.slots.leave(slot),

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
      modals.close({ "m.exited": true });
      for (const [key, { slots }] of [...entries]) if (!slots.isHeld()) remove(key);
    },
  };
}
