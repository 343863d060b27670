import { type TemplateVariables, VARIABLE_NAMES } from "./template-variables.ts";

/** A piece of a URL template: text to keep, or a variable to fill in. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "built-in"; readonly variable: keyof TemplateVariables }
  | { readonly kind: "data"; readonly name: string; readonly value: string };

// No delimiter of the URL is among these, so no key of `data` can swallow a built-in together with what follows it.
const CANDIDATE = /\$([\w.-]+)/g;
const MAX_NAME_LENGTH = 255;
const MAX_DATA_NAMES = 256;

/**
 * Takes a template apart in one pass: at each `$` the longest known name that follows wins, and of two equally long
 * ones the built-in. No delimiter is needed after a name, unknown names stay as they are, and what is filled in is never
 * looked at again.
 */
export function parseUrlTemplate(
  template: string,
  data: Readonly<Record<string, unknown>>,
): readonly TemplatePart[] {
  const known = knownNames(data);
  const parts: TemplatePart[] = [];
  let textStart = 0;
  for (const { index, 1: letters = "" } of template.matchAll(CANDIDATE)) {
    const name = longestKnownPrefix(letters, known);
    const part = known.get(name);
    if (part === undefined) continue;
    parts.push({ kind: "text", text: template.slice(textStart, index) }, part);
    textStart = index + 1 + name.length;
  }
  parts.push({ kind: "text", text: template.slice(textStart) });
  return parts;
}

function longestKnownPrefix(letters: string, known: ReadonlyMap<string, TemplatePart>): string {
  let prefix = letters.slice(0, MAX_NAME_LENGTH);
  while (prefix !== "" && !known.has(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

function knownNames(data: Readonly<Record<string, unknown>>): ReadonlyMap<string, TemplatePart> {
  const names = new Map<string, TemplatePart>();
  for (const [key, value] of Object.entries(data).slice(0, MAX_DATA_NAMES)) {
    const isPrintable = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    if (isPrintable && key !== "") names.set(key, { kind: "data", name: key, value: String(value) });
  }
  for (const [name, variable] of VARIABLE_NAMES) names.set(name, { kind: "built-in", variable });
  return names;
}
