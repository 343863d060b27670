import { forgetLasting } from "./change-record.ts";
import { coveringPermissions } from "./covers.ts";
import type { Permission } from "./permission.ts";
import type { Decision, PermissionRecord } from "./permission-record.ts";
import { identityKey } from "./widget-identity.ts";

/**
 * What holds in one tab once another has changed what is kept: of the own decisions those that were not to be kept, unless
 * the kept ones refuse them; and all of the kept ones. But what was refused here stands against what is still granted
 * there from before: of two tabs that write at once, the later brings back what the other took away. Undefined where
 * nothing is left.
 */
export function mergeKept(
  own: PermissionRecord | undefined,
  kept: PermissionRecord | undefined,
): PermissionRecord | undefined {
  if (own === undefined) return kept;
  const passing = forgetLasting(own, "remember");
  if (kept === undefined) return withoutKept(passing);
  if (identityKey(own.identity) !== identityKey(kept.identity)) return kept;

  const { roomId } = own.identity;
  const refused = [...kept.decisions].flatMap(([permission, { verdict }]) =>
    verdict === "denied" ? coveringPermissions(permission, roomId) : [],
  );
  const isRefused = new Set(refused);
  const allowed = [...passing.decisions].filter(
    ([permission, { verdict }]) => verdict === "denied" || !isRefused.has(permission),
  );
  const outdated = outdatedGrants(own, kept);
  const standing = [...kept.decisions].filter(([permission]) => !outdated.has(permission));
  return { ...kept, decisions: new Map([...allowed, ...standing, ...outdated.values()]) };
}

/** Nothing is kept: no quiet and no cool-down. A question or two that were waved away never were, and still count. */
function withoutKept(passing: PermissionRecord): PermissionRecord | undefined {
  const dismissals = passing.backOff.state === "cooling-down" ? 0 : passing.backOff.dismissals;
  if (passing.decisions.size === 0 && dismissals === 0) return undefined;
  return { ...passing, backOff: { state: "asking", dismissals } };
}

/** Whether what is kept grants something that this tab has refused since, for good. */
export function isOutdated(own: PermissionRecord | undefined, kept: PermissionRecord): boolean {
  if (own === undefined || identityKey(own.identity) !== identityKey(kept.identity)) return false;
  return outdatedGrants(own, kept).size > 0;
}

/** What is kept as granted though it was refused since, each with the refusal. */
function outdatedGrants(
  own: PermissionRecord,
  kept: PermissionRecord,
): ReadonlyMap<Permission, readonly [Permission, Decision]> {
  const outdated = new Map<Permission, readonly [Permission, Decision]>();
  for (const [refused, refusal] of own.decisions) {
    if (refusal.verdict !== "denied" || refusal.duration !== "remember") continue;
    for (const holding of coveringPermissions(refused, own.identity.roomId)) {
      const decision = kept.decisions.get(holding);
      const isBefore = decision?.verdict === "granted" && decision.atMs < refusal.atMs;
      if (isBefore) outdated.set(holding, [refused, refusal]);
    }
  }
  return outdated;
}
