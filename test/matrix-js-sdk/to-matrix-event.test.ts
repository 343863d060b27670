import "./silent-logger.ts";
import { MatrixEvent } from "matrix-js-sdk";
import { expect, it } from "vitest";
import { toMatrixEvent } from "../../src/matrix-js-sdk/to-matrix-event.ts";

it("leaves out the other events that a homeserver bundles with an event", () => {
  const event = new MatrixEvent({
    type: "m.room.message",
    event_id: "$thread",
    room_id: "!room:hs.localhost",
    sender: "@alice:hs.localhost",
    origin_server_ts: 1,
    content: { msgtype: "m.text", body: "a thread" },
    unsigned: {
      age: 5,
      "m.relations": { "m.thread": { latest_event: { type: "m.room.topic", content: { topic: "secret" } } } },
    },
  });
  expect(toMatrixEvent(event)?.unsigned).toEqual({ age: 5 });
});
