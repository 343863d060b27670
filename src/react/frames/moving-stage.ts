import type { FrameStage } from "./frame-stage.ts";
import { guardReorders } from "./guard-reorders.ts";

/** A stage for browsers with `moveBefore`: frames lie in their slots, and out of sight in a parking element. */
export function createMovingStage(container: HTMLElement): FrameStage {
  const parking = createParking(container.ownerDocument);
  const unguard = new Map<HTMLElement, () => void>();

  function hide(host: HTMLElement): void {
    unguard.get(host)?.();
    unguard.delete(host);
    if (!parking.isConnected) container.append(parking);
    if (!host.isConnected) {
      parking.append(host);
      return;
    }
    // At another size the page would lay itself out anew, and lose its place.
    const { width, height } = host.getBoundingClientRect();
    Object.assign(host.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
    parking.moveBefore(host, null);
  }

  return {
    show(host, slot) {
      // A slot that is not in this document, such as one in a pop-up window, cannot take a living frame.
      if (!slot.isConnected || slot.ownerDocument !== parking.ownerDocument) {
        hide(host);
        return;
      }
      unguard.get(host)?.();
      if (host.isConnected) slot.moveBefore(host, null);
      else slot.append(host);
      Object.assign(host.style, { inlineSize: "100%", blockSize: "100%" });
      unguard.set(host, guardReorders(slot));
    },

    hide,

    drop(host) {
      unguard.get(host)?.();
      unguard.delete(host);
      host.remove();
      if (parking.childElementCount === 0) parking.remove();
    },
  };
}

/** Transparent rather than `display: none` or `visibility: hidden`, which stop animation frames or lose the scroll. */
function createParking(document: Document): HTMLElement {
  const parking = document.createElement("div");
  parking.dataset["mw"] = "parking";
  Object.assign(parking.style, {
    position: "fixed",
    insetBlockStart: "0",
    insetInlineStart: "0",
    opacity: "0",
    pointerEvents: "none",
    zIndex: "-1",
  });
  return parking;
}
