import type { WidgetDefinition } from "../core/definition/widget-definition.ts";
import { parseUrlTemplate } from "../core/url/url-template.ts";

/**
 * What a decision about a widget is remembered by: whose client, which room, what kind of widget, under which id, added
 * by whom, and which page with which data. Two widgets share a decision only if all of these are equal; name and avatar
 * are cosmetic. Equal strings mean equal identities.
 */
export function grantIdentity(userId: string, widget: WidgetDefinition, roomId: string | undefined): string {
  // Only data that the URL names can change what is loaded.
  const data = parseUrlTemplate(widget.url, widget.data).flatMap((part) =>
    part.kind === "data" ? [part.value] : [],
  );
  return JSON.stringify([userId, roomId ?? null, widget.kind, widget.id, widget.sender, widget.url, data]);
}
