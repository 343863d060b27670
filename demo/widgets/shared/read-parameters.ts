/** What a client tells a widget page in its URL; see the page's URL template in `demo/server/rooms.ts`. */
export interface WidgetParameters {
  readonly widgetId: string;
  /** Where messages go: the origin of `parentUrl`. */
  readonly hostOrigin: string;
  readonly roomId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly homeserverUrl: string;
  readonly theme: string;
  readonly language: string;
}

/** Reads the page's own URL. Throws, with words for the person looking at it, where the page is not in a client. */
export function readParameters(): WidgetParameters {
  const query = new URLSearchParams(location.search);
  const widgetId = query.get("widgetId");
  const parentUrl = query.get("parentUrl");
  if (widgetId === null || parentUrl === null) {
    throw new Error("This page is a Matrix widget. Add it to a room and open it in a Matrix client.");
  }
  const read = (name: string) => query.get(name) ?? "";
  return {
    widgetId,
    hostOrigin: new URL(parentUrl).origin,
    roomId: read("roomId"),
    userId: read("userId"),
    deviceId: read("deviceId"),
    homeserverUrl: read("baseUrl"),
    theme: read("theme"),
    language: read("language"),
  };
}
