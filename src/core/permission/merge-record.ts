import { forgetLasting } from "./change-record.ts";
import { coveringPermissions } from "./covers.ts";
import type { PermissionRecord } from "./permission-record.ts";
import { identityKey } from "./widget-identity.ts";

/**
 * What holds in one tab once another has changed what is kept: of the own decisions those that were not to be kept, unless
 * the kept ones refuse them; and all of the kept ones. Undefined where nothing is left.
 */
export function mergeKept(
  own: PermissionRecord | undefined,
  kept: PermissionRecord | undefined,
): PermissionRecord | undefined {
  if (own === undefined) return kept;
  const passing = forgetLasting(own, "remember");
  if (kept === undefined) return passing.decisions.size === 0 ? undefined : passing;
  if (identityKey(own.identity) !== identityKey(kept.identity)) return kept;

  const { roomId } = own.identity;
  const refused = [...kept.decisions].flatMap(([permission, { verdict }]) =>
    verdict === "denied" ? coveringPermissions(permission, roomId) : [],
  );
  const isRefused = new Set(refused);
  const allowed = [...passing.decisions].filter(
    ([permission, { verdict }]) => verdict === "denied" || !isRefused.has(permission),
  );
  return { ...kept, decisions: new Map([...allowed, ...kept.decisions]) };
}
