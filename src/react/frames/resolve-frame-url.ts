import type { WidgetDefinition } from "../../core/definition/widget-definition.ts";
import { type ResolvedUrl, resolveWidgetUrl } from "../../core/url/resolve-widget-url.ts";
import type { FrameServices } from "./frame-services.ts";

/** The URL to load for a widget, or why it may not be shown. */
export function resolveFrameUrl(
  widget: WidgetDefinition,
  roomId: string | undefined,
  { client, getSettings }: FrameServices,
): ResolvedUrl {
  const { clientId, theme, language } = getSettings();
  const hostOrigin = window.location.origin;
  return resolveWidgetUrl(widget.url, {
    variables: {
      userId: client.userId,
      roomId,
      displayName: client.getOwnProfile().displayName,
      // An avatar needs authentication, which a widget has not.
      avatarUrl: undefined,
      widgetId: widget.id,
      clientId,
      clientTheme: theme,
      clientLanguage: language,
      deviceId: client.deviceId,
      homeserverUrl: client.homeserverUrl,
    },
    data: widget.data,
    hostOrigin,
    // The origin is all a widget needs to answer; the rest of the page's address is none of its business.
    parentUrl: hostOrigin,
  });
}
