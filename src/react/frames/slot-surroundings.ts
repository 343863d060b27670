/** What the page does to a slot, and a frame over it has to do to itself. */
export interface Surroundings {
  /** The scroll containers and other boxes that cut off what lies in the slot. */
  readonly clippers: readonly Element[];
  /** The `z-index` of a frame right above the slot. */
  readonly zIndex: string;
}

/** Reads the styles of a slot's ancestors. */
export function readSurroundings(slot: Element): Surroundings {
  const { body, documentElement } = slot.ownerDocument;
  const clippers: Element[] = [];
  let zIndex = "var(--mw-frame-z-index, 0)";
  for (let element = slot.parentElement; element !== null; element = element.parentElement) {
    if (element === body || element === documentElement) break;
    const style = getComputedStyle(element);
    if (style.overflowX !== "visible" || style.overflowY !== "visible") clippers.push(element);
    // The outermost is the one that competes with the rest of the page.
    if (style.zIndex !== "auto") zIndex = String(Number(style.zIndex) + 1);
  }
  return { clippers, zIndex };
}
