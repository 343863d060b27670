import type { ToDeviceContents } from "../core/matrix/matrix-client-port.ts";
import { PROPOSED_SCOPE, readRoomClaim, SCOPE, type ToDeviceScope } from "../core/to-device/room-claim.ts";
import { WidgetError } from "../core/widget-error.ts";
import type { EventContent } from "./event-content.ts";

export interface SenderScope {
  readonly mode: ToDeviceScope;
  /** The room the widget is bound to; undefined for account widgets, which speak for no room. */
  readonly roomId: string | undefined;
  /** What kind of widget it is. */
  readonly widgetType: string;
}

/**
 * Says in every content which room it is for. What the widget says itself stays, and is refused where it names a room
 * that is not its own: the other side takes the client's word for it.
 */
export function scopeContents(contents: ToDeviceContents, scope: SenderScope): ToDeviceContents {
  if (scope.mode === "off") return contents;
  const scopeOf = (devices: Readonly<Record<string, EventContent>>) =>
    mapValues(devices, (content) => scopeContent(content, scope));
  return mapValues(contents, scopeOf);
}

function scopeContent(content: EventContent, { mode, roomId, widgetType }: SenderScope): EventContent {
  const claim = readRoomClaim(content);
  const isOwn = claim.kind === "none" || (claim.kind === "room" && claim.roomId === roomId);
  if (!isOwn) throw mismatch(roomId);
  if (roomId === undefined) return content;
  const { [SCOPE]: ours, [PROPOSED_SCOPE]: proposed } = content;
  const scope = { room_id: roomId, id: widgetType };
  const scoped = { ...content, [SCOPE]: ours ?? scope };
  if (mode !== "strict") return scoped;
  // What the widget means by it is no room.
  if (claim.kind === "none" && proposed !== undefined) throw mismatch(roomId);
  return { ...scoped, [PROPOSED_SCOPE]: proposed ?? scope };
}

function mismatch(roomId: string | undefined): WidgetError {
  const own = roomId === undefined ? "this widget belongs to no room" : `this widget belongs to ${roomId}`;
  return new WidgetError(
    "invalid-argument",
    `A to-device message names another room as its scope than the widget's own: ${own}. Leave ${SCOPE} and ${PROPOSED_SCOPE} out of the content. Nothing was sent.`,
  );
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
