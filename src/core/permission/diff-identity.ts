import type { WidgetAppearance, WidgetIdentity } from "./widget-identity.ts";

/** One thing about a widget that is not what it was when the user decided. */
export type IdentityChange =
  | {
      readonly what: "user" | "room" | "kind" | "id" | "sender" | "origin" | "path";
      readonly before: string | undefined;
      readonly now: string | undefined;
    }
  /** The rest of its URL: what stands behind the path. */
  | { readonly what: "template"; readonly before: string; readonly now: string }
  /** A value that its URL uses. */
  | {
      readonly what: "data";
      readonly name: string;
      readonly before: string | undefined;
      readonly now: string | undefined;
    }
  /** Cosmetic: decisions stay valid, and the user is told. */
  | { readonly what: "name"; readonly before: string; readonly now: string }
  | { readonly what: "avatar"; readonly before: string | undefined; readonly now: string | undefined };

/** A widget as it was, or is, when a decision about it is made. */
export interface KnownWidget {
  readonly identity: WidgetIdentity;
  readonly appearance: WidgetAppearance;
}

/** True for what no decision depends on. */
export function isCosmetic({ what }: IdentityChange): boolean {
  return what === "name" || what === "avatar";
}

/** Says what changed, the most telling first. Without a change that is not cosmetic, the identities are equal. */
export function diffIdentity(before: KnownWidget, now: KnownWidget): readonly IdentityChange[] {
  const [old, new_] = [before.identity, now.identity];
  const changes: IdentityChange[] = [
    { what: "origin", before: old.origin, now: new_.origin },
    { what: "sender", before: old.sender, now: new_.sender },
    { what: "user", before: old.userId, now: new_.userId },
    { what: "room", before: old.roomId, now: new_.roomId },
    { what: "kind", before: old.kind, now: new_.kind },
    { what: "id", before: old.widgetId, now: new_.widgetId },
    { what: "path", before: old.path, now: new_.path },
    ...templateChange(old, new_),
    ...dataChanges(old, new_),
    { what: "name", before: before.appearance.name, now: now.appearance.name },
    { what: "avatar", before: before.appearance.avatarUrl, now: now.appearance.avatarUrl },
  ];
  return changes.filter((change) => change.before !== change.now);
}

/** Said only where nothing plainer says it. */
function templateChange(old: WidgetIdentity, now: WidgetIdentity): readonly IdentityChange[] {
  const isSamePage = old.origin === now.origin && old.path === now.path;
  return isSamePage ? [{ what: "template", before: old.template, now: now.template }] : [];
}

function dataChanges(old: WidgetIdentity, now: WidgetIdentity): readonly IdentityChange[] {
  const [before, after] = [new Map(old.data), new Map(now.data)];
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].map((name) => ({
    what: "data",
    name,
    before: before.get(name),
    now: after.get(name),
  }));
}
