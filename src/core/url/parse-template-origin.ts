import { parseUrl } from "./parse-url.ts";
import type { UrlProblem } from "./url-problem.ts";

// The URL parser drops control characters and outer spaces, and with them what a reader took for the scheme or host.
const DROPPED = /\p{Cc}|^ | $/u;
const ORIGIN = /^([a-z][a-z\d+.-]*):\/\/([^/?#]+)/i;

/**
 * The server that a template stands for, before any variable is filled in, or why it stands for none. Judged on the
 * text as written: where a parser would be lenient about scheme and host, this refuses.
 */
export function parseTemplateOrigin(template: string): URL | UrlProblem {
  if (DROPPED.test(template)) return "malformed";
  if (/^(?:https?:\/\/)?[^/?#]*\$/i.test(template)) return "variable-in-origin";

  const [, scheme = "", authority = ""] = ORIGIN.exec(template) ?? [];
  if (!/^https?$/i.test(scheme)) {
    return /^[a-z][a-z\d+.-]*:/i.test(template) && !/^https?:/i.test(template)
      ? "unsupported-scheme"
      : "malformed";
  }
  if (authority.includes("@")) return "credentials";
  // A backslash ends the host for a browser, though not for a reader.
  if (/[\\ ]/.test(authority)) return "malformed";
  return parseUrl(template) ?? "malformed";
}
