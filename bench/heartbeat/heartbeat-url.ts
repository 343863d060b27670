export const WIDGET_ID = "heartbeat";

export function heartbeatUrl(widgetOrigin: string): string {
  const url = new URL("/heartbeat-widget/", widgetOrigin);
  url.searchParams.set("widgetId", WIDGET_ID);
  url.searchParams.set("hostOrigin", location.origin);
  return url.href;
}
