import { onTestFinished } from "vitest";

/** For the rest of the test, a browser that cannot move living iframes. */
export function withoutMoveBefore(): void {
  for (const prototype of [Element.prototype, DocumentFragment.prototype, Document.prototype]) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, "moveBefore");
    if (!descriptor) continue;
    Reflect.deleteProperty(prototype, "moveBefore");
    onTestFinished(() => {
      Object.defineProperty(prototype, "moveBefore", descriptor);
    });
  }
}
