import type { WidgetDefinition } from "../../src/core/definition/widget-definition.ts";
import type { ConsentRequest, ConsentSubject } from "../../src/store/consent-request.ts";

export function aWidget(change: Partial<WidgetDefinition> = {}): WidgetDefinition {
  return {
    kind: "room",
    id: "poll",
    roomId: "!team:example.org",
    type: "m.custom",
    url: "https://poll.example.org/?who=$matrix_user_id&board=$board",
    name: "Poll",
    data: { board: "1", title: "unused" },
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender: "@alice:example.org",
    eventId: "$added",
    ...change,
  };
}

export function aSubject(identity = "poll"): ConsentSubject {
  return { identity, widget: aWidget(), origin: "https://poll.example.org", room: undefined };
}

export const aLoadRequest = (identity = "poll"): ConsentRequest => ({
  kind: "load",
  id: `load ${identity}`,
  subject: aSubject(identity),
  disclosed: ["userId"],
});

export const aCapabilitiesRequest = (requested: readonly string[]): ConsentRequest => ({
  kind: "capabilities",
  id: "capabilities poll",
  subject: aSubject(),
  requested,
});
