import { type Box, boxOf, intersect, isEmpty } from "./box.ts";
import { readSurroundings, type Surroundings } from "./slot-surroundings.ts";

/** How long what is around a slot is taken as known. */
const SURROUNDINGS_MS = 250;

interface Followed {
  readonly slot: Element;
  surroundings: Surroundings;
  readAt: number;
}

export interface SlotFollower {
  /** Lays a node with `position: fixed` over a slot, and keeps it there. */
  add(host: HTMLElement, slot: Element): void;
  remove(host: HTMLElement): void;
}

/**
 * Keeps nodes over their slots by looking once per animation frame, while there are any: nothing else sees every cause
 * of movement (scrolling, resizing, transforms, a neighbour that grows). A look costs about 65 µs.
 */
export function createSlotFollower(): SlotFollower {
  const followed = new Map<HTMLElement, Followed>();
  let ticking = 0;

  function look(host: HTMLElement, one: Followed, now: number): () => void {
    if (now - one.readAt > SURROUNDINGS_MS) {
      one.surroundings = readSurroundings(one.slot);
      one.readAt = now;
    }
    const { clippers, zIndex } = one.surroundings;
    const box = boxOf(one.slot);
    const seen = clippers.map(boxOf).reduce(intersect, box);
    const origin = originOf(host);
    return () => layOver(host, { box, seen, origin, zIndex });
  }

  function tick(): void {
    ticking = followed.size > 0 ? requestAnimationFrame(tick) : 0;
    const now = performance.now();
    // First every look, then every change: a look after a change would lay out the page again.
    const changes = [...followed].map(([host, one]) => look(host, one, now));
    for (const change of changes) change();
  }

  return {
    add(host, slot) {
      followed.set(host, { slot, surroundings: readSurroundings(slot), readAt: performance.now() });
      cancelAnimationFrame(ticking);
      // At once, so that the frame never shows where it was.
      tick();
    },
    remove(host) {
      followed.delete(host);
    },
  };
}

/** Where the node would be at `left: 0; top: 0`: not at the window's corner where an ancestor is transformed. */
function originOf(host: HTMLElement): { readonly left: number; readonly top: number } {
  const { left, top } = boxOf(host);
  return { left: left - Number.parseFloat(host.style.left), top: top - Number.parseFloat(host.style.top) };
}

function layOver(
  host: HTMLElement,
  to: {
    readonly box: Box;
    readonly seen: Box;
    readonly origin: { readonly left: number; readonly top: number };
    readonly zIndex: string;
  },
): void {
  const { box, seen, origin, zIndex } = to;
  const isSeen = !isEmpty(seen);
  write(host, "opacity", isSeen ? "1" : "0");
  write(host, "pointerEvents", isSeen ? "auto" : "none");
  write(host, "zIndex", zIndex);
  // A slot without a box, as in a hidden tab, leaves the frame its size, and its page its scroll position.
  if (isEmpty(box)) return;
  write(host, "left", `${box.left - origin.left}px`);
  write(host, "top", `${box.top - origin.top}px`);
  write(host, "width", `${box.right - box.left}px`);
  write(host, "height", `${box.bottom - box.top}px`);
  const clip = [seen.top - box.top, box.right - seen.right, box.bottom - seen.bottom, seen.left - box.left];
  const isClipped = clip.some((side) => side > 0);
  write(host, "clipPath", isClipped ? `inset(${clip.map((side) => `${side}px`).join(" ")})` : "");
}

type FollowedStyle =
  | "opacity"
  | "pointerEvents"
  | "zIndex"
  | "left"
  | "top"
  | "width"
  | "height"
  | "clipPath";

function write(host: HTMLElement, name: FollowedStyle, value: string): void {
  if (host.style[name] !== value) host.style[name] = value;
}
