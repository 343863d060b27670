import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";
import { grant, type Terms } from "../../../src/core/permission/change-record.ts";
import type { Permission } from "../../../src/core/permission/permission.ts";
import { emptyRecord, type PermissionRecord } from "../../../src/core/permission/permission-record.ts";
import { widgetAppearance, widgetIdentity } from "../../../src/core/permission/widget-identity.ts";

export const ME = "@me:example.org";
export const ROOM = "!team:example.org";
export const session: Terms = { duration: "session", atMs: 1 };
export const remember: Terms = { duration: "remember", atMs: 1 };

export function aWidget(change: Partial<WidgetDefinition> = {}): WidgetDefinition {
  return {
    kind: "room",
    id: "poll",
    roomId: ROOM,
    type: "m.custom",
    url: "https://poll.example.org/vote?who=$matrix_user_id&board=$board",
    name: "Poll",
    data: { board: "1", title: "unused" },
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: "@alice:example.org",
    eventId: "$added",
    ...change,
  };
}

export function aRecord(
  granted: readonly Permission[] = [],
  terms: Terms = session,
  widget: WidgetDefinition = aWidget(),
): PermissionRecord {
  return grant(emptyRecord(widgetIdentity(ME, widget), widgetAppearance(widget)), granted, terms);
}
