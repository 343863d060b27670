/** A frame without a page, in view: browsers slow down what cannot be seen. */
export function appendFrame(): HTMLIFrameElement {
  const iframe = document.createElement("iframe");
  iframe.width = "60";
  iframe.height = "40";
  // Takes effect only where the page is isolated itself.
  iframe.allow = "cross-origin-isolated";
  document.body.append(iframe);
  return iframe;
}

export function loaded(iframe: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => iframe.addEventListener("load", () => resolve(), { once: true }));
}

/** The URL of a widget page that asks for so many capabilities. */
export function widgetUrl(
  origin: string,
  page: "stock-widget" | "echo-widget",
  widgetId: string,
  capabilities: number,
): string {
  const url = new URL(`/${page}/`, origin);
  url.searchParams.set("widgetId", widgetId);
  url.searchParams.set("hostOrigin", location.origin);
  url.searchParams.set("capabilities", String(capabilities));
  return url.href;
}
