import "./silent-logger.ts"; // before the SDK, which keeps some loggers as they are when it loads

import { EventStatus, EventType, MsgType, PendingEventOrdering } from "matrix-js-sdk";
import { describe, expect, onTestFinished, test } from "vitest";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { patiently } from "../client-port/a-room.ts";
import { record } from "../client-port/recorder.ts";
import { aClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";

function aHomeserver(): Homeserver {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  return homeserver;
}

const text = (body: string) => ({ msgtype: MsgType.Text as const, body });

describe.each([PendingEventOrdering.Chronological, PendingEventOrdering.Detached])(
  "with the SDK's %s local echo",
  (pendingEventOrdering) => {
    test("109. A message of the app itself is told once, when the homeserver has it", async () => {
      const { client, port, wire } = await aClient(aHomeserver(), "alice", { pendingEventOrdering });
      const roomId = await aRoom([client]);
      const updates = record(port);
      const releaseSync = wire.hold("/sync");
      const { event_id: first } = await client.sendMessage(roomId, text("one"));
      const { event_id: second } = await client.sendMessage(roomId, text("two"));
      expect(updates.timeline(roomId)).toEqual([]);
      releaseSync();
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
      expect(updates.timeline(roomId).map(({ event_id }) => event_id)).toEqual([first, second]);
    });

    test("110. It is told also when its echo comes before the answer to sending it", async () => {
      const { client, port, wire } = await aClient(aHomeserver(), "alice", { pendingEventOrdering });
      const roomId = await aRoom([client]);
      const updates = record(port);
      const release = wire.hold("/send/");
      const sending = client.sendMessage(roomId, text("early"));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      release();
      const { event_id: eventId } = await sending;
      await client.sendMessage(roomId, text("next"));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
      expect(updates.timeline(roomId)[0]).toMatchObject({ event_id: eventId, content: text("early") });
    });

    test("123. State between two own messages stays between them", async () => {
      const { client, port, wire } = await aClient(aHomeserver(), "alice", { pendingEventOrdering });
      const roomId = await aRoom([client]);
      const updates = record(port);
      const release = wire.hold("/sync");
      await client.sendMessage(roomId, text("the held sync ends here"));
      await client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "one" });
      await client.sendMessage(roomId, text("two"));
      await client.sendStateEvent(roomId, EventType.RoomTopic, { topic: "three" });
      release();
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(4));
      const told = updates.timeline(roomId).map(({ content }) => content["body"] ?? content["topic"]);
      expect(told).toEqual(["the held sync ends here", "one", "two", "three"]);
    });

    test("A message that the app failed to send is neither told nor read, and blocks no widget", async () => {
      const { client, port, wire } = await aClient(aHomeserver(), "alice", { pendingEventOrdering });
      const roomId = await aRoom([client]);
      const updates = record(port);
      wire.answerOnce("/send/", () =>
        Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 }),
      );
      await expect(client.sendMessage(roomId, text("unsent"))).rejects.toThrow("No");
      const eventId = await port.sendEvent(roomId, "m.room.message", text("sent"));
      await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ event_id: eventId }]));
      const read = await port.readTimeline(roomId, { type: "m.room.message", limit: 9 });
      expect(read.map(({ event_id }) => event_id)).toEqual([eventId]);
    });

    test("While the app's redaction is on its way the event is what the homeserver has", async () => {
      const { client, port, wire } = await aClient(aHomeserver(), "alice", { pendingEventOrdering });
      const roomId = await aRoom([client]);
      const eventId = await port.sendEvent(roomId, "m.room.message", text("still here"));
      await patiently(() => expect(client.getRoom(roomId)?.findEventById(eventId)).toBeDefined());
      const release = wire.hold("/");
      const redacting = client.redactEvent(roomId, eventId);
      const event = await port.readEvent(roomId, eventId);
      expect(event?.content).toEqual(text("still here"));
      expect(event?.unsigned).not.toHaveProperty("redacted_because");
      release();
      await redacting;
      await patiently(async () => expect((await port.readEvent(roomId, eventId))?.content).toEqual({}));
    });
  },
);

test("A widget's message never shows up as sending in the app", async () => {
  const { client, port, wire } = await aClient(aHomeserver(), "alice", {
    pendingEventOrdering: PendingEventOrdering.Detached,
  });
  const roomId = await aRoom([client]);
  wire.answerOnce("/send/", () => Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 }));
  await expect(port.sendEvent(roomId, "m.room.message", text("refused"))).rejects.toMatchObject({
    status: 403,
  });
  const pending = client.getRoom(roomId)?.getPendingEvents() ?? [];
  expect(pending.filter(({ status }) => status === EventStatus.NOT_SENT)).toEqual([]);
  await client.sendMessage(roomId, text("from the app"));
});
