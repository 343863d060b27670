import { createFloatingStage } from "./floating-stage.ts";
import { createMovingStage } from "./moving-stage.ts";

/*
 * How a frame stays alive while React's tree changes around it.
 *
 * What is required:
 *  1. An iframe that leaves the document, for however short a time, loses its page: a call drops, a text is gone. So
 *     once its page loads, a frame must stay connected until its session ends, whatever React does.
 *  2. React mounts, unmounts, suspends and reorders as it likes, twice in StrictMode. So the frame is not React's: React
 *     renders an empty slot, and the frame's node belongs to us.
 *  3. A frame should lie where its slot lies: in the flow, under the app's menus, clipped by its scroll containers, in
 *     the order of the Tab key. A layer that floats over the slot has none of these.
 *
 * What the platform gives:
 *  - `moveBefore` (Chromium 133, Firefox 144; not Safari) moves a connected node without disconnecting it. So the frame
 *    can lie in its slot (3), if it leaves before the slot does. React runs the clean-up of layout effects before it
 *    removes any node, and layout effects after it placed all of them: there the frame is parked, and taken again by the
 *    slot that shows it next. One commit can end one slot and begin another, and the page notices nothing.
 *  - When a keyed list is reordered, React re-inserts an item's node with `insertBefore`. No effect runs: the slot deep
 *    inside is none the wiser, and its frame would be lost. No hook comes before that call, except the call itself. So
 *    while a slot holds a frame, its ancestors answer `insertBefore` and `appendChild` with `moveBefore` when the node
 *    to insert holds a living frame, and only then (guard-reorders.ts). The alternative, to let frames float at all
 *    times, would give up (3) everywhere for the sake of one kind of update.
 *  - Without `moveBefore` nothing can move. There the frame lives in one fixed layer and follows its slot's rectangle
 *    (follow-slots.ts): a reorder moves only the slot. It gives up most of (3); it keeps (1).
 *
 * So: in the slot where the browser can move frames, over the slot where it cannot.
 */

/** Where frames are shown and kept. A node once shown stays connected until it is dropped. */
export interface FrameStage {
  /** Shows the frame in a slot. */
  show(host: HTMLElement, slot: Element): void;
  /** Puts the frame out of sight, alive and at its size. Must be called before its slot is removed. */
  hide(host: HTMLElement): void;
  /** Removes the frame; its page is gone. */
  drop(host: HTMLElement): void;
}

/** Creates the stage that suits the browser, inside a connected container. */
export function createFrameStage(container: HTMLElement): FrameStage {
  return "moveBefore" in Element.prototype ? createMovingStage(container) : createFloatingStage(container);
}
