/** What the story's widget does, as its page reads it from its URL. */
export interface PageBehaviour {
  readonly capabilities?: readonly string[];
  /** Stay in view when its slot goes, and then say, as call widgets do, that it was joined. */
  readonly stays?: boolean;
  /** Open itself in a modal with these buttons. */
  readonly modalButtons?: readonly { readonly id: string; readonly kind: string; readonly label: string }[];
}

/**
 * The URL of the page in `widget-pages`, on another site than this one's: the same server under its other name. A widget
 * of the app's own origin would not be shown.
 */
export function widgetUrl(behaviour: PageBehaviour = {}): string {
  const { hostname, port } = window.location;
  const otherName = hostname === "localhost" ? "127.0.0.1" : "localhost";
  const asked = encodeURIComponent(JSON.stringify(behaviour));
  return `http://${otherName}:${port}/widget-pages/notes.html?theme=$org.matrix.msc2873.client_theme&behaviour=${asked}`;
}
