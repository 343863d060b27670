interface Followed {
  readonly slot: Element;
  readonly clippers: readonly Element[];
}

interface Point {
  readonly left: number;
  readonly top: number;
}

interface Box extends Point {
  readonly right: number;
  readonly bottom: number;
}

export interface SlotFollower {
  /** Lays an absolutely positioned node over a slot, and keeps it there. */
  add(host: HTMLElement, slot: Element): void;
  remove(host: HTMLElement): void;
}

/**
 * Keeps nodes over their slots by looking once per animation frame, while there are any: nothing else
 * sees every cause of movement (scrolling, resizing, transforms, a neighbour that grows). A look costs about 65 µs.
 */
export function createSlotFollower(): SlotFollower {
  const followed = new Map<HTMLElement, Followed>();
  let ticking = 0;

  function tick(): void {
    ticking = followed.size > 0 ? requestAnimationFrame(tick) : 0;
    // First every look, then every change: a look after a change would lay out the page again.
    const looks = [...followed].map(([host, { slot, clippers }]) => {
      const box: Box = slot.getBoundingClientRect();
      const seen = clippers.map((clipper) => clipper.getBoundingClientRect()).reduce<Box>(intersect, box);
      return { host, box, seen, origin: originOf(host) };
    });
    for (const { host, box, seen, origin } of looks) layOver(host, box, seen, origin);
  }

  return {
    add(host, slot) {
      followed.set(host, { slot, clippers: clippersOf(slot) });
      if (ticking !== 0) cancelAnimationFrame(ticking);
      // At once, so that the frame never shows where it was.
      tick();
    },
    remove(host) {
      followed.delete(host);
    },
  };
}

/** Where an absolutely positioned node of this node's parent begins. */
function originOf(host: HTMLElement): Point {
  const parent = host.parentElement;
  if (!parent) return { left: 0, top: 0 };
  const { left, top } = parent.getBoundingClientRect();
  return { left: left + parent.clientLeft, top: top + parent.clientTop };
}

function layOver(host: HTMLElement, box: Box, seen: Box, origin: Point): void {
  const isSeen = seen.right > seen.left && seen.bottom > seen.top;
  write(host, "opacity", isSeen ? "1" : "0");
  write(host, "pointerEvents", isSeen ? "auto" : "none");
  // A slot without a box, as in a hidden tab, leaves the frame its size, and its page its scroll position.
  if (box.right === box.left || box.bottom === box.top) return;
  write(host, "left", `${box.left - origin.left}px`);
  write(host, "top", `${box.top - origin.top}px`);
  write(host, "width", `${box.right - box.left}px`);
  write(host, "height", `${box.bottom - box.top}px`);
  const clip = [seen.top - box.top, box.right - seen.right, box.bottom - seen.bottom, seen.left - box.left];
  write(
    host,
    "clipPath",
    clip.some((side) => side > 0) ? `inset(${clip.map((side) => `${side}px`).join(" ")})` : "",
  );
}

type FollowedStyle = "opacity" | "pointerEvents" | "left" | "top" | "width" | "height" | "clipPath";

function write(host: HTMLElement, name: FollowedStyle, value: string): void {
  if (host.style[name] !== value) host.style[name] = value;
}

function intersect(left: Box, right: Box): Box {
  return {
    left: Math.max(left.left, right.left),
    top: Math.max(left.top, right.top),
    right: Math.min(left.right, right.right),
    bottom: Math.min(left.bottom, right.bottom),
  };
}

/** The scroll containers and other boxes that would cut the frame off if it lay in its slot. */
function clippersOf(slot: Element): readonly Element[] {
  const clippers: Element[] = [];
  for (let element = slot.parentElement; element !== null; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    const isRoot = element === slot.ownerDocument.documentElement || element === slot.ownerDocument.body;
    if (!isRoot && (overflowX !== "visible" || overflowY !== "visible")) clippers.push(element);
  }
  return clippers;
}
