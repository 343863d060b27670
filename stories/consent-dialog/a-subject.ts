import { type ConsentSubject, type WidgetDefinition, widgetIdentity } from "../../src/index.ts";

/** What questions say beside themselves, when a widget asks for the first time. */
export const firstRequest = {
  alreadyGranted: [],
  changes: [],
  isTrustedOrigin: false,
  devices: [],
  needed: [],
  suggested: [],
} as const;

/** The widget of most stories, with what a story changes about it. */
export function aSubject(
  change: {
    readonly name?: string;
    readonly roomName?: string;
    readonly sender?: string;
    readonly origin?: string;
  } = {},
): ConsentSubject {
  const { name = "Team poll", roomName = "Design team", sender = "@bob:example.org" } = change;
  const { origin = "https://poll.example.org" } = change;
  const widget: WidgetDefinition = {
    kind: "room",
    id: "poll",
    roomId: "!team:example.org",
    type: "m.custom",
    url: `${origin}/`,
    name,
    data: {},
    waitForIframeLoad: true,
    avatarUrl: undefined,
    sender,
    eventId: "$added",
  };
  return {
    identity: widgetIdentity("@alice:example.org", widget),
    origin,
    room: { roomId: "!team:example.org", name: roomName },
    widget,
  };
}
