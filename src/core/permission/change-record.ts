import { coveringPermissions } from "./covers.ts";
import type { Permission } from "./permission.ts";
import { type Decision, DIALOG_VERSION, type Duration, type PermissionRecord } from "./permission-record.ts";

/** How long a decision lasts, and when it was made. */
export interface Terms {
  readonly duration: Duration;
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/** What lies within the granted is denied no more. */
export function grant(
  record: PermissionRecord,
  permissions: readonly Permission[],
  terms: Terms,
): PermissionRecord {
  const granted = new Set(permissions);
  const kept = without(record, (old, { verdict }) => verdict === "denied" && isWithin(record, old, granted));
  return withDecisions(kept, permissions, () => ({ ...terms, verdict: "granted" }));
}

/**
 * What holds the denied is granted no more. What was granted within it stays: who refuses more does not take back what
 * they gave.
 */
export function deny(
  record: PermissionRecord,
  permissions: readonly Permission[],
  terms: Terms,
): PermissionRecord {
  const holding = coveringAny(record, permissions);
  const kept = without(record, (old, { verdict }) => verdict === "granted" && holding.has(old));
  return withDecisions(kept, permissions, () => ({ ...terms, verdict: "denied" }));
}

/**
 * Takes back whatever was granted of these, in parts or with more: all of it is denied from now on, for as long as it
 * was granted, and at least for this session.
 */
export function revoke(
  record: PermissionRecord,
  permissions: readonly Permission[],
  atMs: number,
): PermissionRecord {
  const revoked = new Set(permissions);
  const holding = coveringAny(record, permissions);
  const taken = new Map(
    [...record.decisions].filter(
      ([old, { verdict }]) => verdict === "granted" && (holding.has(old) || isWithin(record, old, revoked)),
    ),
  );
  const isRemembered = [...taken.values()].some(({ duration }) => duration === "remember");
  return withDecisions(record, [...taken.keys(), ...permissions], (permission) => {
    const duration = taken.get(permission)?.duration ?? (isRemembered ? "remember" : "session");
    return { verdict: "denied", duration: duration === "once" ? "session" : duration, atMs };
  });
}

/** Leaves nothing granted but these and what lies within them; what was not granted stays so. */
export function narrow(
  record: PermissionRecord,
  kept: readonly Permission[],
  atMs: number,
): PermissionRecord {
  const staying = new Set(kept);
  const [keeping, leaving] = partition(grantedBy(record), (permission) => staying.has(permission));
  const narrowed = revoke(record, leaving, atMs);
  // What is kept may have held some of it, or lain in it.
  const restored = new Set(keeping);
  const decisions = new Map(
    [...narrowed.decisions].filter(([old]) => restored.has(old) || !isWithin(record, old, restored)),
  );
  for (const permission of keeping) {
    const decision = record.decisions.get(permission);
    if (decision) decisions.set(permission, decision);
  }
  return { ...narrowed, decisions };
}

/**
 * Takes back whatever was granted of these, in parts or with more, but for what is kept. Unlike {@link narrow} it leaves
 * what has nothing to do with them.
 */
export function takeAllBut(
  record: PermissionRecord,
  permissions: readonly Permission[],
  kept: readonly Permission[],
  atMs: number,
): PermissionRecord {
  const taken = new Set(permissions);
  const holding = coveringAny(record, permissions);
  const staying = grantedBy(record).filter(
    (one) => kept.includes(one) || !(holding.has(one) || isWithin(record, one, taken)),
  );
  return narrow(record, staying, atMs);
}

/** Without these decisions, whatever they were: the widget may ask again. */
export function forget(record: PermissionRecord, permissions: readonly Permission[]): PermissionRecord {
  return without(record, (old) => permissions.includes(old));
}

/** Without the decisions that last just so long. @param isGone of which permissions; by default of all */
export function forgetLasting(
  record: PermissionRecord,
  duration: Duration,
  isGone: (permission: Permission) => boolean = () => true,
): PermissionRecord {
  return without(record, (permission, decision) => decision.duration === duration && isGone(permission));
}

/** Everything that is granted. */
export function grantedBy({ decisions }: PermissionRecord): readonly Permission[] {
  return [...decisions].flatMap(([permission, { verdict }]) => (verdict === "granted" ? [permission] : []));
}

function partition<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function coveringAny(
  { identity }: PermissionRecord,
  permissions: readonly Permission[],
): ReadonlySet<Permission> {
  return new Set(permissions.flatMap((one) => coveringPermissions(one, identity.roomId)));
}

function isWithin(
  { identity }: PermissionRecord,
  permission: Permission,
  wider: ReadonlySet<Permission>,
): boolean {
  return coveringPermissions(permission, identity.roomId).some((one) => wider.has(one));
}

function withDecisions(
  record: PermissionRecord,
  permissions: readonly Permission[],
  decide: (permission: Permission) => Omit<Decision, "dialogVersion">,
): PermissionRecord {
  if (permissions.length === 0) return record;
  const decisions = new Map(record.decisions);
  for (const permission of permissions) {
    decisions.set(permission, { ...decide(permission), dialogVersion: DIALOG_VERSION });
  }
  return { ...record, decisions };
}

function without(
  record: PermissionRecord,
  isGone: (permission: Permission, decision: Decision) => boolean,
): PermissionRecord {
  const decisions = [...record.decisions].filter(([permission, decision]) => !isGone(permission, decision));
  return decisions.length === record.decisions.size ? record : { ...record, decisions: new Map(decisions) };
}
