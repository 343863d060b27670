import { coveringPermissions } from "./covers.ts";
import type { Permission } from "./permission.ts";
import type { PermissionRecord } from "./permission-record.ts";
import { identityKey, type WidgetIdentity } from "./widget-identity.ts";

export interface Decided {
  readonly granted: readonly Permission[];
  readonly denied: readonly Permission[];
  readonly undecided: readonly Permission[];
}

export type Judgement = "granted" | "denied" | "undecided";

/**
 * What a record says about a permission. A record of any other identity says nothing. A grant counts for whatever lies
 * within it; so does a denial, unless the part was granted by itself.
 */
export function judge(
  permission: Permission,
  record: PermissionRecord | undefined,
  identity: WidgetIdentity,
): Judgement {
  if (record === undefined || identityKey(record.identity) !== identityKey(identity)) return "undecided";
  const covering = coveringPermissions(permission, identity.roomId);
  const verdicts = new Set(covering.map((one) => record.decisions.get(one)?.verdict));
  if (verdicts.has("granted")) return "granted";
  return verdicts.has("denied") ? "denied" : "undecided";
}

/** Sorts what is requested by what a record says. Each requested permission is in exactly one list, and no other is. */
export function decide(
  requested: readonly Permission[],
  record: PermissionRecord | undefined,
  identity: WidgetIdentity,
): Decided {
  const sorted: Record<Judgement, Permission[]> = { granted: [], denied: [], undecided: [] };
  for (const permission of new Set(requested)) sorted[judge(permission, record, identity)].push(permission);
  return sorted;
}
