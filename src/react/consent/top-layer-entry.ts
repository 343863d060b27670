import type { RefObject } from "react";

/** Hears what enters the top layer of the page after a dialog that is in it, other questions excepted. */
export function onTopLayerEntry(
  ref: RefObject<HTMLElement | null>,
  onEntry: (dialog: HTMLElement) => void,
): () => void {
  const onToggle = (event: Event) => {
    const isOpening = "newState" in event && event.newState === "open";
    const { target } = event;
    // Two clients in one page may both ask.
    if (!isOpening || !(target instanceof Element) || target.matches('[data-mw="consent"]')) return;
    if (ref.current && !ref.current.contains(target)) onEntry(ref.current);
  };
  // Popovers and dialogs tell, without bubbling.
  document.addEventListener("toggle", onToggle, { capture: true });
  return () => document.removeEventListener("toggle", onToggle, { capture: true });
}
