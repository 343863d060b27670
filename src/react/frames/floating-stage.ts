import { createSlotFollower } from "./follow-slots.ts";
import type { FrameStage } from "./frame-stage.ts";

/** A stage for browsers without `moveBefore`: frames stay in one layer over the page and follow their slots. */
export function createFloatingStage(container: HTMLElement): FrameStage {
  const layer = createLayer(container.ownerDocument);
  const follower = createSlotFollower();
  const owners = new Map<HTMLElement, Element>();

  const adopt = (host: HTMLElement, slot: Element): void => {
    if (!layer.isConnected) container.append(layer);
    host.id = `mw-frame-${Math.random().toString(36).slice(2)}`;
    Object.assign(host.style, { position: "fixed", left: "0px", top: "0px" });
    // An open dialog hides and disables all around it; the frame of a slot in it has to be within, and ends with it.
    (slot.closest('[data-mw="modal"]') ?? layer).append(host);
  };

  const leave = (host: HTMLElement): void => {
    follower.remove(host);
    owners.get(host)?.removeAttribute("aria-owns");
    owners.delete(host);
  };

  return {
    show(host, slot) {
      if (host.isConnected) leave(host);
      else adopt(host, slot);
      owners.set(host, slot);
      // Assistive technology finds the frame where its slot is; the order of the Tab key cannot be mended.
      slot.setAttribute("aria-owns", host.id);
      follower.add(host, slot);
    },

    hide(host) {
      leave(host);
      Object.assign(host.style, { opacity: "0", pointerEvents: "none" });
    },

    drop(host) {
      leave(host);
      host.remove();
      if (layer.childElementCount === 0) layer.remove();
    },
  };
}

/** No box of its own, so that each frame can be as high in the page as its slot. */
function createLayer(document: Document): HTMLElement {
  const layer = document.createElement("div");
  layer.dataset["mw"] = "frame-layer";
  return layer;
}
