import type { MatrixEvent } from "../../src/core/matrix/matrix-event.ts";

export const ROOM_ID = "!bench:hs.localhost";
export const USER_ID = "@alice:hs.localhost";

/** A reply with formatted text and a mention, 650 bytes as JSON: an ordinary message of a busy room. */
function aMessage(index: number): MatrixEvent {
  const body = `Message ${index}: shall we move the weekly round to Thursday? The room is free from ten.`;
  return {
    type: "m.room.message",
    sender: "@bob:hs.localhost",
    event_id: `$message-${index}-2f1c9b7d4e8a60355c1d0b9e`,
    room_id: ROOM_ID,
    origin_server_ts: 1_790_000_000_000 + index,
    content: {
      msgtype: "m.text",
      body,
      format: "org.matrix.custom.html",
      formatted_body: `<p>${body}</p>`,
      "m.mentions": { user_ids: [USER_ID] },
      "m.relates_to": { "m.in_reply_to": { event_id: "$earlier-7d90c1a4b62f4e31" } },
    },
    unsigned: { age: 120, membership: "join" },
  };
}

/** What every widget of the bench receives. Made once, so that making them is no part of any measurement. */
export const messages: readonly MatrixEvent[] = Array.from({ length: 10_000 }, (_, index) => aMessage(index));

/** Events of a type that no widget of the bench was granted. */
export const unwanted: readonly MatrixEvent[] = messages
  .slice(0, 1_000)
  .map((message) => ({ ...message, type: "org.example.unwanted" }));
