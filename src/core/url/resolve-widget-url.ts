import { isSecureEnough } from "./is-secure-enough.ts";
import { parseTemplateOrigin } from "./parse-template-origin.ts";
import { parseUrl } from "./parse-url.ts";
import type { TemplateVariables } from "./template-variables.ts";
import type { UrlProblem } from "./url-problem.ts";
import { parseUrlTemplate, type TemplatePart } from "./url-template.ts";

export type ResolvedUrl =
  | { readonly ok: true; readonly url: string; readonly origin: string }
  | { readonly ok: false; readonly problem: UrlProblem };

export interface ResolveOptions {
  readonly variables: TemplateVariables;
  /** The widget's own variables: strings, numbers and booleans; others cannot stand in a URL. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Origin of the page that shows the widget. */
  readonly hostOrigin: string;
  /**
   * Where a widget is to send its messages to, added to the query as `parentUrl` beside `widgetId`; deployed widgets do
   * not start without. Of this URL they get the origin alone: its path may name a room. Each is added only where the
   * template has none. Undefined: neither is added.
   */
  readonly parentUrl: string | undefined;
  /** Show pages of the host's own origin: only for ones the app ships, never for what a room's state says. */
  readonly trustHostOrigin?: boolean | undefined;
}

const MAX_LENGTH = 65_536;

/**
 * Fills in a widget's URL template and decides whether the result may be shown. The server is fixed by the template
 * alone; values are percent-encoded. MSC1236, MSC2774, MSC2873.
 */
export function resolveWidgetUrl(template: string, options: ResolveOptions): ResolvedUrl {
  const { hostOrigin, variables } = options;
  if (template.length > MAX_LENGTH) return refuse("too-long");

  const intended = parseTemplateOrigin(template);
  if (typeof intended === "string") return refuse(intended);
  if (!isSecureEnough(intended, hostOrigin)) return refuse("insecure");
  if (intended.origin === hostOrigin && options.trustHostOrigin !== true) return refuse("host-origin");

  const parts = parseUrlTemplate(template, options.data);
  const filled = fillIn(parts, (part) => encode(textOf(part, variables)));
  if (filled === undefined) return refuse("too-long");
  const url = parseUrl(filled);
  // Holds for every template that came this far; if it ever did not, the frame would load what nobody judged.
  if (url?.origin !== intended.origin) return refuse("malformed");
  // A name of two dots is a step up the path for every URL parser, however it is encoded.
  if (depthOf(filled) !== depthOf(fillIn(parts, () => "x"))) return refuse("malformed");

  if (options.parentUrl !== undefined) {
    addToQuery(url, "widgetId", variables.widgetId);
    addToQuery(url, "parentUrl", parseUrl(options.parentUrl)?.origin ?? hostOrigin);
  }
  return { ok: true, url: url.href, origin: url.origin };
}

type VariablePart = Exclude<TemplatePart, { readonly kind: "text" }>;

function fillIn(parts: readonly TemplatePart[], write: (part: VariablePart) => string): string | undefined {
  let url = "";
  for (const part of parts) {
    url += part.kind === "text" ? part.text : write(part);
    if (url.length > MAX_LENGTH) return undefined;
  }
  return url;
}

function textOf(part: VariablePart, variables: TemplateVariables): string {
  if (part.kind === "data") return part.value;
  return variables[part.variable] ?? fallback(part.variable, variables);
}

function depthOf(url: string | undefined): number | undefined {
  return url === undefined ? undefined : parseUrl(url)?.pathname.split("/").length;
}

function fallback(variable: keyof TemplateVariables, variables: TemplateVariables): string {
  return variable === "displayName" ? variables.userId : "";
}

// `encodeURIComponent` throws on a surrogate without its other half, which any Matrix user can put in a name.
function encode(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\u{fffd}"));
}

// By hand, since `searchParams.append` would write the whole query anew and turn every `$` of an unknown name to `%24`.
function addToQuery(url: URL, name: string, value: string): void {
  if (url.searchParams.has(name)) return;
  url.search = `${url.search === "" ? "?" : `${url.search}&`}${name}=${encode(value)}`;
}

function refuse(problem: UrlProblem): ResolvedUrl {
  return { ok: false, problem };
}
