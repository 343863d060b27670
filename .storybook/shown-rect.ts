/** A part of the viewport, in CSS px. */
export interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What there is to see: a dialog alone where one is open. What lies behind it is not looked at. */
export function shownRoot(): Element {
  return document.querySelector("[data-mw=consent], [data-mw=modal]") ?? document.body;
}

/** Neither hidden nor, as what is for assistive technology only, clipped to nothing. */
export function isShown(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (getComputedStyle(around).clipPath !== "none") return false;
  }
  return true;
}

/** What of a rectangle in this element can be seen: within the viewport, and not scrolled away. */
export function shownRect(element: Element | null, rect: Rect): Rect | undefined {
  let shown: Rect | undefined = within(rect, { left: 0, right: innerWidth, top: 0, bottom: innerHeight });
  for (let around = element; around && shown; around = around.parentElement) {
    if (getComputedStyle(around).overflowY !== "visible")
      shown = within(shown, around.getBoundingClientRect());
  }
  return shown;
}

/** How much of one lies over the other; undefined where they do not meet. */
export function within(one: Rect, other: Rect): Rect | undefined {
  const rect = {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  };
  return rect.left < rect.right && rect.top < rect.bottom ? rect : undefined;
}
