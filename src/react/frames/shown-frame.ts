import type { FrameStage } from "./frame-stage.ts";
import type { LivingFrame } from "./living-frame.ts";
import { createSlotStack, type SlotStack } from "./slot-stack.ts";

/** A living frame and the slots that show it. */
export interface ShownFrame {
  readonly frame: LivingFrame;
  readonly slots: SlotStack;
  /** Whether the user can see what its slot shows. */
  setSeen(isSeen: boolean): void;
}

/** Brings a frame's node to where its slots are, and tells its page whether it can be seen. */
export function createShownFrame(frame: LivingFrame, stage: FrameStage, onAbandoned: () => void): ShownFrame {
  let isShown = true;
  let isSeen = true;

  function applyVisibility(): void {
    const isVisible = isShown && isSeen;
    // What cannot be seen takes no focus and no place in the order of the Tab key.
    frame.host.inert = !isVisible;
    frame.setVisible(isVisible);
  }

  const slots = createSlotStack({
    move(slot) {
      if (slot) stage.show(frame.host, slot);
      else stage.hide(frame.host);
      isShown = slot !== undefined;
      applyVisibility();
    },
    abandoned: onAbandoned,
  });

  return {
    frame,
    slots,
    setSeen(seen) {
      isSeen = seen;
      applyVisibility();
    },
  };
}
