const SIGHTED = '[data-mw="origin"], [data-mw="title"], [data-mw="button"]';

/** Whether the dialog has the user's attention: the page is looked at, the focus is inside, and nothing lies over it. */
export function hasAttention(dialog: HTMLElement): boolean {
  const root = dialog.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  return (
    document.visibilityState === "visible" &&
    document.hasFocus() &&
    dialog.contains(root.activeElement) &&
    isUnobscured(dialog, root)
  );
}

/** Where the dialog is on the user's screen, to be compared. */
export function placeOnScreen(dialog: HTMLElement): string {
  const { left, top, width, height } = dialog.getBoundingClientRect();
  return [left, top, width, height, window.screenX, window.screenY, window.devicePixelRatio].join();
}

/** What says who asks, and what answers, as far as it is not scrolled away. */
function isUnobscured(dialog: HTMLElement, root: Document | ShadowRoot): boolean {
  const box = dialog.getBoundingClientRect();
  const isInView = (x: number, y: number) =>
    x > Math.max(0, box.left) &&
    x < Math.min(window.innerWidth, box.right) &&
    y > Math.max(0, box.top) &&
    y < Math.min(window.innerHeight, box.bottom);
  return [...dialog.querySelectorAll(SIGHTED)].every((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return !isInView(x, y) || dialog.contains(root.elementFromPoint(x, y));
  });
}
