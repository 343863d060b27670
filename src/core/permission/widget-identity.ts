import type { WidgetDefinition, WidgetKind } from "../definition/widget-definition.ts";
import { parseTemplateOrigin } from "../url/parse-template-origin.ts";
import { parseUrlTemplate } from "../url/url-template.ts";

/**
 * What a decision about a widget is bound to: it counts only while every one of these is what it was.
 *
 * The URL template and the data it uses are kept as they are instead of as a hash. A room's members can read them
 * anyway, nothing can collide, no caller has to wait for `crypto.subtle`, and what changed can be shown.
 */
export interface WidgetIdentity {
  /** The user whose client it is. */
  readonly userId: string;
  /** Exact: nothing is inherited through a room upgrade. Undefined for account widgets. */
  readonly roomId: string | undefined;
  readonly kind: WidgetKind;
  /** The state key, for a room widget. */
  readonly widgetId: string;
  /** Who added it, by the event's envelope. */
  readonly sender: string;
  /** Of the template's page, as the browser writes them; both empty where the template names no page. */
  readonly origin: string;
  readonly path: string;
  /** The URL template, untouched. */
  readonly template: string;
  /** The data that the template names, and no others: only they change what is loaded. Each name once. */
  readonly data: readonly (readonly [name: string, value: string])[];
}

/** How a widget presents itself. It is the author's word, and no part of its identity. */
export interface WidgetAppearance {
  readonly name: string;
  readonly avatarUrl: string | undefined;
}

export function widgetIdentity(userId: string, widget: WidgetDefinition): WidgetIdentity {
  const page = parseTemplateOrigin(widget.url);
  const data = new Map(
    parseUrlTemplate(widget.url, widget.data).flatMap((part) =>
      part.kind === "data" ? [[part.name, part.value] as const] : [],
    ),
  );
  return {
    userId,
    roomId: widget.roomId,
    kind: widget.kind,
    widgetId: widget.id,
    sender: widget.sender,
    origin: typeof page === "string" ? "" : page.origin,
    path: typeof page === "string" ? "" : page.pathname,
    template: widget.url,
    data: [...data],
  };
}

export function widgetAppearance({ name, avatarUrl }: WidgetDefinition): WidgetAppearance {
  return { name, avatarUrl };
}

/** Equal strings mean equal identities, whatever the fields hold. */
export function identityKey(identity: WidgetIdentity): string {
  const { sender, origin, path, template, data } = identity;
  return JSON.stringify([slotKey(identity), sender, origin, path, template, data]);
}

/**
 * The place a widget takes in its room or account, whatever page is there. One record is kept for each, so that whoever
 * changes the page finds no older approval to go back to once the user has answered for the new one.
 */
export function slotKey({ userId, roomId, kind, widgetId }: WidgetSlot): string {
  return JSON.stringify([userId, roomId ?? null, kind, widgetId]);
}

export type WidgetSlot = Pick<WidgetIdentity, "userId" | "roomId" | "kind" | "widgetId">;
