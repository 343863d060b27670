import { inject } from "vitest";

/** Where the page of ours is: another site than `widgetOrigins`. */
export function hostOrigin(): string {
  return onLocalhost(inject("origins").a);
}

/** Three origins for widgets: two of one foreign site, and one of the host's own site. */
export function widgetOrigins(): { readonly a: string; readonly b: string; readonly sameSite: string } {
  const { a, b } = inject("origins");
  return { a, b, sameSite: onLocalhost(b) };
}

function onLocalhost(origin: string): string {
  return origin.replace("127.0.0.1", "localhost");
}
