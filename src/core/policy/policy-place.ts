import type { WidgetIdentity } from "../permission/widget-identity.ts";
import { parseUrl } from "../url/parse-url.ts";
import type { PolicyRule } from "./policy-rule.ts";

/** Which widget a policy is asked about. */
export interface PolicyPlace {
  readonly identity: WidgetIdentity;
  /** What is loaded: its template filled in. */
  readonly url: string;
  readonly deviceId: string | undefined;
}

/** Whether a rule is about this widget. Origin and path are those of the page that is loaded, as the browser reads them. */
export function isAbout(rule: PolicyRule, { identity, url }: PolicyPlace): boolean {
  const page = parseUrl(url);
  if (page === undefined || page.origin !== identity.origin) return false;
  // Types do not hold at run time: a rule without an origin must not grant every page something.
  if (rule.effect === "allow" && typeof rule.origin !== "string") return false;
  if (rule.origin !== undefined && parseUrl(rule.origin)?.origin !== page.origin) return false;
  if (rule.path !== undefined && !isUnder(page.pathname, rule.path)) return false;
  if (rule.rooms !== undefined && !rule.rooms.some((roomId) => roomId === identity.roomId)) return false;
  return rule.kinds === undefined || rule.kinds.includes(identity.kind);
}

function isUnder(path: string, prefix: string): boolean {
  // A server may read an encoded slash or dot as one, and so leave the folder.
  if (/%(?:2e|2f|5c)/i.test(path)) return false;
  return path === prefix || path.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`);
}
