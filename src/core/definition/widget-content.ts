import * as v from "valibot";
import { cleanWidgetName } from "./display-name.ts";
import { parseWidgetData } from "./widget-data.ts";
import type { WidgetDefinition } from "./widget-definition.ts";

type ContentFields = Pick<
  WidgetDefinition,
  "type" | "url" | "name" | "data" | "waitForIframeLoad" | "avatarUrl"
>;

const nonEmpty = v.pipe(v.string(), v.nonEmpty());
const optionalText = v.fallback(v.optional(v.string()), undefined);
// Anything but `mxc:` would be fetched from wherever its author likes, and tell them who looks.
const mediaUri = v.fallback(
  v.optional(v.pipe(v.string(), v.regex(/^mxc:\/\/[^/?#\s]+\/[\w-]+$/))),
  undefined,
);

const contentSchema = v.object({
  type: nonEmpty,
  url: nonEmpty,
  name: optionalText,
  data: v.optional(v.unknown()),
  waitForIframeLoad: v.optional(v.unknown()),
  avatar_url: mediaUri,
  "org.matrix.msc2765.avatar_url": mediaUri,
});

const knownTypes: ReadonlyMap<string, string> = new Map([
  ["m.call", "m.call"],
  ["m.integration_manager", "m.integration_manager"],
  ["m.jitsi", "m.jitsi"],
  ["m.stickerpicker", "m.stickerpicker"],
  ["jitsi", "m.jitsi"],
]);

/**
 * What a widget's content says, wherever it is stored; undefined for content without type or URL, which is how widgets
 * are deleted. `id` and `creatorUserId` are not read: anyone can claim to be anyone there. MSC1236, MSC2765.
 */
export function parseWidgetContent(content: unknown): ContentFields | undefined {
  const { success, output } = v.safeParse(contentSchema, content);
  if (!success) return undefined;
  const type = knownTypes.get(output.type) ?? "m.custom";
  return {
    type,
    url: output.url,
    name: cleanWidgetName(output.name ?? "") || cleanWidgetName(output.type) || type,
    data: parseWidgetData(output.data),
    waitForIframeLoad: output.waitForIframeLoad !== false,
    avatarUrl: output.avatar_url ?? output["org.matrix.msc2765.avatar_url"],
  };
}
