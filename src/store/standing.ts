import { judge } from "../core/permission/decide.ts";
import type { Permission } from "../core/permission/permission.ts";
import type { PermissionRecord } from "../core/permission/permission-record.ts";
import type { WidgetIdentity } from "../core/permission/widget-identity.ts";
import type { PolicyVerdict } from "../core/policy/evaluate-policy.ts";

/** Where a permission stands before anybody is asked. */
export type Standing =
  | { readonly verdict: "denied"; readonly by: "user" | "policy" }
  | { readonly verdict: "granted"; readonly by: "user" | "policy" }
  | { readonly verdict: "undecided"; readonly neededFor: string | undefined };

/**
 * A no of either side stands: an administrator's against what the user granted, the user's against what a policy would
 * grant. Then a yes of either.
 */
export function standingOf(
  permission: Permission,
  record: PermissionRecord | undefined,
  identity: WidgetIdentity,
  policy: PolicyVerdict,
): Standing {
  if (policy.effect === "deny") return { verdict: "denied", by: "policy" };
  const judgement = judge(permission, record, identity);
  if (judgement === "denied") return { verdict: "denied", by: "user" };
  if (judgement === "granted") return { verdict: "granted", by: "user" };
  if (policy.effect === "allow") return { verdict: "granted", by: "policy" };
  return { verdict: "undecided", neededFor: policy.neededFor };
}
