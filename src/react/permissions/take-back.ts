import { grantedBy } from "../../core/permission/change-record.ts";
import { covers } from "../../core/permission/covers.ts";
import { permissionInRooms } from "../../core/permission/limit-to-rooms.ts";
import type { Permission } from "../../core/permission/permission.ts";
import type { WidgetStore } from "../../store/widget-store.ts";
import type { PermissionEntry } from "./permission-entry.ts";

/**
 * Takes these back and leaves the rest. What holds one of them goes too, or nothing would be taken; what is merely held
 * by one of them was given by itself, and stays. What the app gave, no record has: it is refused from now on.
 */
export function takeBack(
  store: WidgetStore,
  entry: PermissionEntry,
  permissions: readonly Permission[],
): void {
  const { record, live, byApp } = entry;
  const { identity } = record;
  const refused = byApp.filter((one) => permissions.includes(one));
  if (live && refused.length > 0) store.deny(live, refused, "remember");
  const granted = grantedBy(record);
  const kept = granted.filter((one) => !permissions.some((taken) => covers(one, taken, identity.roomId)));
  if (kept.length < granted.length) store.narrow(identity, kept);
}

/**
 * Leaves of what counts in every room these rooms. Where the app gave it, the user does, in these rooms; what they have there
 * is given first, since it is what a running page keeps when the rest is refused.
 */
export function limitToRooms(
  store: WidgetStore,
  entry: PermissionEntry,
  permissions: readonly Permission[],
  roomIds: readonly string[],
): void {
  const { record, live, byApp } = entry;
  store.limitToRooms(record.identity, permissions, roomIds);
  const given = byApp.filter((one) => permissions.includes(one));
  if (!live || given.length === 0 || roomIds.length === 0) return;
  const parts = given.flatMap((one) => permissionInRooms(one, roomIds));
  store.grant(live, parts, "remember");
  store.deny(live, given, "remember");
}
