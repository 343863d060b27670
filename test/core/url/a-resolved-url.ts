import {
  type ResolvedUrl,
  type ResolveOptions,
  resolveWidgetUrl,
} from "../../../src/core/url/resolve-widget-url.ts";
import type { TemplateVariables } from "../../../src/core/url/template-variables.ts";

export const variables = {
  userId: "@alice:example.org",
  roomId: "!room:example.org",
  displayName: "Alice & Bob",
  avatarUrl: "https://hs.example/a?b=c",
  widgetId: "poll/1",
  clientId: "org.example.client",
  clientTheme: "dark",
  clientLanguage: "en-GB",
  deviceId: "DEVICE",
  homeserverUrl: "https://hs.example",
} satisfies TemplateVariables;

export const anOption = (options: Partial<ResolveOptions> = {}): ResolveOptions => ({
  variables,
  data: {},
  hostOrigin: "https://app.example",
  parentUrl: undefined,
  ...options,
});

export const resolve = (template: string, options?: Partial<ResolveOptions>): ResolvedUrl =>
  resolveWidgetUrl(template, anOption(options));

/** The resolved URL, or why there is none. */
export const url = (template: string, options?: Partial<ResolveOptions>): string => {
  const resolved = resolve(template, options);
  return resolved.ok ? resolved.url : resolved.problem;
};
