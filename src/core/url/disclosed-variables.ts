import type { TemplateVariables } from "./template-variables.ts";
import { parseUrlTemplate } from "./url-template.ts";

/** A fact about the user, their room or their client that a URL can give away. */
export type DisclosedVariable = Exclude<keyof TemplateVariables, "widgetId">;

const inOrderOfWeight: readonly DisclosedVariable[] = [
  "userId",
  "displayName",
  "avatarUrl",
  "deviceId",
  "roomId",
  "homeserverUrl",
  "clientLanguage",
  "clientTheme",
  "clientId",
];

/** What loading this widget tells its server, besides the IP address: exactly what its URL asks for, each once. */
export function disclosedVariables(
  template: string,
  data: Readonly<Record<string, unknown>>,
): readonly DisclosedVariable[] {
  const used = new Set(
    parseUrlTemplate(template, data).flatMap((part) => (part.kind === "built-in" ? [part.variable] : [])),
  );
  return inOrderOfWeight.filter((variable) => used.has(variable));
}
