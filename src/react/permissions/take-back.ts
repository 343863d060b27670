import { grantedBy } from "../../core/permission/change-record.ts";
import { covers } from "../../core/permission/covers.ts";
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
