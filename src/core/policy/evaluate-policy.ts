import type { Capability } from "../capability/capability.ts";
import { capabilityTier } from "../capability/capability-tier.ts";
import { isForbidden } from "../capability/forbidden.ts";
import { parseCapability } from "../capability/parse-capability.ts";
import { coveringPermissions } from "../permission/covers.ts";
import {
  capabilityPermission,
  type Permission,
  permittedCapability,
  permittedDevice,
} from "../permission/permission.ts";
import { isInGroup } from "./capability-group.ts";
import { isForbiddenByDefault } from "./forbidden-by-default.ts";
import { isAbout, type PolicyPlace } from "./policy-place.ts";
import type { PolicyRule } from "./policy-rule.ts";

/** What a policy says about one permission of one widget. */
export type PolicyVerdict =
  | { readonly effect: "allow" }
  | { readonly effect: "deny" }
  | {
      readonly effect: "ask";
      /** What fails without it, where the policy knows. */
      readonly neededFor: string | undefined;
    };

/** Judges permissions of one widget. Rules that are not about it cost nothing more. */
export function createPolicyJudge(
  rules: readonly PolicyRule[],
  place: PolicyPlace,
): (permission: Permission) => PolicyVerdict {
  const { roomId } = place.identity;
  const scopes = rules.filter((rule) => isAbout(rule, place)).map((rule) => createScope(rule, place));

  return (permission) => {
    const raw = permittedCapability(permission);
    const capability = raw === undefined ? undefined : parseCapability(raw);
    if (capability !== undefined && isForbidden(capability)) return { effect: "deny" };
    const covering = coveringPermissions(permission, roomId);
    const rule = scopes.find((scope) =>
      capability === undefined
        ? isNamed(scope.rule, permission)
        : includesCapability(scope, capability, covering, permission),
    )?.rule;
    if (rule === undefined) {
      const isForbiddenNow = capability !== undefined && isForbiddenByDefault(capability);
      return isForbiddenNow ? { effect: "deny" } : { effect: "ask", neededFor: undefined };
    }
    return rule.effect === "ask" ? { effect: "ask", neededFor: rule.neededFor } : { effect: rule.effect };
  };
}

interface Scope {
  readonly rule: PolicyRule;
  /** The capabilities it names. */
  readonly named: ReadonlySet<Permission>;
  /** These, and all that hold one of them. */
  readonly holding: ReadonlySet<Permission>;
}

function createScope(rule: PolicyRule, place: PolicyPlace): Scope {
  const named = (rule.capabilities ?? []).flatMap((pattern) => {
    const raw = fillIn(pattern, place);
    return raw === undefined ? [] : [capabilityPermission(raw)];
  });
  const holding = named.flatMap((one) => coveringPermissions(one, place.identity.roomId));
  return { rule, named: new Set(named), holding: new Set(holding) };
}

function includesCapability(
  { rule, named, holding }: Scope,
  capability: Capability,
  covering: readonly Permission[],
  permission: Permission,
): boolean {
  if (covering.some((one) => named.has(one))) return true;
  const isGrouped = (rule.groups ?? []).some((group) => isInGroup(capability, group));
  if (rule.effect === "deny") return isGrouped || holding.has(permission);
  if (isForbiddenByDefault(capability)) return false;
  if (rule.effect === "ask") return isGrouped || holding.has(permission);
  return isGrouped && capabilityTier(capability) !== "high";
}

function isNamed(rule: PolicyRule, permission: Permission): boolean {
  if (permission === "load") return rule.load === true;
  if (permission === "identity") return rule.identity === true;
  const device = permittedDevice(permission);
  return device !== undefined && (rule.devices ?? []).includes(device);
}

/** Undefined where a variable stands for nothing: it must not come to mean something wider. */
function fillIn(pattern: string, { identity, deviceId }: PolicyPlace): string | undefined {
  const values: Readonly<Record<string, string | undefined>> = {
    $matrix_user_id: identity.userId,
    $matrix_device_id: deviceId,
    $matrix_room_id: identity.roomId,
  };
  const names = pattern.match(VARIABLE) ?? [];
  if (names.some((name) => values[name] === undefined)) return undefined;
  return pattern.replace(VARIABLE, (name) => values[name] ?? "");
}

const VARIABLE = /\$matrix_(?:user|device|room)_id/g;
