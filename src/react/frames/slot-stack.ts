/** The slots of one frame. The one shown last has it; when that goes, the one before, if it is still shown. */
export interface SlotStack {
  /** In a layout effect: the slot is in the document. */
  show(slot: Element, role: SlotRole): void;
  /** In a layout effect's clean-up: the slot is about to leave, or is hidden for now by a suspended boundary. */
  hide(slot: Element): void;
  /** In an effect's clean-up: the slot's component is gone. */
  leave(slot: Element): void;
  /** True while a component holds the frame, shown or suspended. */
  isHeld(): boolean;
}

/** A `holder` keeps its frame alive. A `guest` shows it only while no holder does: the floating layer. */
export type SlotRole = "holder" | "guest";

/**
 * Keeps the slots of one frame. `onMove` names the slot that shows the frame now; `onAbandoned` follows in a microtask
 * after the last holder left, unless another came meanwhile: in the same commit, or in StrictMode's second mount.
 */
export function createSlotStack(on: {
  readonly move: (slot: Element | undefined) => void;
  readonly abandoned: () => void;
}): SlotStack {
  // Holding is undone by the clean-up of an effect, showing by that of a layout effect: React runs only the second
  // when a boundary above suspends, and a call must not end because some list is loading.
  const holders = new Set<Element>();
  const shown = new Map<Element, SlotRole>();
  let current: Element | undefined;

  function settle(): void {
    const slots = [...shown];
    const next = slots.findLast(([, role]) => role === "holder") ?? slots.at(-1);
    if (next?.[0] === current) return;
    current = next?.[0];
    on.move(current);
  }

  return {
    show(slot, role) {
      if (role === "holder") holders.add(slot);
      shown.delete(slot);
      shown.set(slot, role);
      settle();
    },
    hide(slot) {
      shown.delete(slot);
      settle();
    },
    leave(slot) {
      if (!holders.delete(slot) || holders.size > 0) return;
      queueMicrotask(() => {
        if (holders.size === 0) on.abandoned();
      });
    },
    isHeld: () => holders.size > 0,
  };
}
