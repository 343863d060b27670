import * as v from "valibot";
import { isPlainObject } from "../is-plain-object.ts";
import { parseWidgetContent } from "./widget-content.ts";
import type { WidgetDefinition } from "./widget-definition.ts";

const entrySchema = v.object({
  type: v.picklist(["m.widget", "im.vector.modular.widgets"]),
  state_key: v.optional(v.string()),
  id: v.optional(v.string()),
  sender: v.string(),
  content: v.unknown(),
});

/**
 * Reads the account data `m.widgets`: the user's own widgets, such as sticker pickers. Entries that are not what they
 * should be are left out, as are those filed under another id than their own. MSC1236.
 */
export function parseAccountWidgets(content: unknown, ownUserId: string): readonly WidgetDefinition[] {
  if (!isPlainObject(content)) return [];
  return Object.entries(content).flatMap(([id, value]) => {
    const { success, output: entry } = v.safeParse(entrySchema, value);
    if (!success || id === "" || (entry.state_key ?? entry.id) !== id) return [];
    const fields = parseWidgetContent(entry.content);
    if (fields === undefined) return [];
    // Only the user can write their account data, whoever an entry says sent it.
    return [{ kind: "account", id, roomId: undefined, ...fields, sender: ownUserId, eventId: undefined }];
  });
}
