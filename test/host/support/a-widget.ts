import type { WidgetDefinition } from "../../../src/core/definition/widget-definition.ts";

export function aWidget(fields: Partial<WidgetDefinition> = {}): WidgetDefinition {
  return {
    kind: "room",
    id: "poll",
    roomId: "!room:hs.localhost",
    type: "m.custom",
    url: "https://widgets.example.org/poll",
    name: "Poll",
    data: {},
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: "@alice:hs.localhost",
    eventId: undefined,
    ...fields,
  };
}
