import type { ConsentSubject } from "../../src/index.ts";

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
  return {
    identity: "poll",
    origin,
    room: { roomId: "!team:example.org", name: roomName },
    widget: {
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
    },
  };
}
