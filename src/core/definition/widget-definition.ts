/** Where a widget comes from; part of the identity of everything granted to it. */
export type WidgetKind = "room" | "account" | "modal" | "built-in";

/** A widget as parsed from an untrusted event; every field is what it says, nothing is trusted further. */
export interface WidgetDefinition {
  readonly kind: WidgetKind;
  readonly id: string;
  /** The room a room widget belongs to; undefined for account widgets, which follow the viewed room. */
  readonly roomId: string | undefined;
  /** Such as `m.custom`; `m.custom` where it is unknown. */
  readonly type: string;
  /** The URL template, untouched. */
  readonly url: string;
  /** What the widget calls itself; falls back to its type. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** False: the widget itself says when its content is loaded, with `content_loaded`. @default true */
  readonly waitForIframeLoad: boolean;
  /** `mxc:` URI. */
  readonly avatarUrl: string | undefined;
  /** Who added it: the event's sender, never what its content claims. */
  readonly sender: string;
  /** The state event that defines it. */
  readonly eventId: string | undefined;
}
