import type { Outcome } from "../transport/widget-transport.ts";

/** What a widget says it supports; nothing, if it does not answer or not properly. */
export function parseVersions(outcome: Outcome): ReadonlySet<string> {
  const versions = outcome.kind === "answered" ? outcome.response["supported_versions"] : undefined;
  return new Set(Array.isArray(versions) ? versions.filter((version) => typeof version === "string") : []);
}
