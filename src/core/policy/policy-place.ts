import type { WidgetIdentity } from "../permission/widget-identity.ts";
import { parseUrl } from "../url/parse-url.ts";
import type { PolicyRule } from "./policy-rule.ts";
import { isUnderPath, mayBeUnderPath } from "./under-path.ts";

/** Which widget a policy is asked about. */
export interface PolicyPlace {
  readonly identity: WidgetIdentity;
  /** What is loaded: its template filled in. */
  readonly url: string;
  readonly deviceId: string | undefined;
}

/**
 * Whether a rule is about this widget. Origin and path are those of the page that is loaded, as the browser reads them;
 * what only asks or denies is also about whatever leads to the same page: another way to write its path or host is no way
 * around a no.
 */
export function isAbout(rule: PolicyRule, { identity, url }: PolicyPlace): boolean {
  const page = parseUrl(url);
  if (page === undefined || page.origin !== identity.origin) return false;
  // Types do not hold at run time: a rule without an origin must not grant every page something.
  if (rule.effect === "allow" && typeof rule.origin !== "string") return false;
  if (!isAtOrigin(rule, page) || !isAtPath(rule, page)) return false;
  if (rule.rooms !== undefined && !rule.rooms.some((roomId) => roomId === identity.roomId)) return false;
  return rule.kinds === undefined || rule.kinds.includes(identity.kind);
}

function isAtOrigin({ effect, origin }: PolicyRule, page: URL): boolean {
  if (origin === undefined) return true;
  const named = parseUrl(origin);
  if (named === undefined) return false;
  if (effect === "allow") return named.origin === page.origin;
  return originWithoutDot(named) === originWithoutDot(page);
}

function isAtPath({ effect, path }: PolicyRule, { pathname }: URL): boolean {
  if (path === undefined) return true;
  return effect === "allow" ? isUnderPath(pathname, path) : mayBeUnderPath(pathname, path);
}

/** A dot behind a host's name leads to the same server. */
function originWithoutDot({ protocol, hostname, port }: URL): string {
  return `${protocol}//${hostname.replace(/\.$/, "")}:${port}`;
}
