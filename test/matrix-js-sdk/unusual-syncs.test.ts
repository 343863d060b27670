import "./silent-logger.ts"; // before the SDK, which keeps some loggers as they are when it loads

import { expect, onTestFinished, test, vi } from "vitest";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { patiently, text } from "../client-port/a-room.ts";
import { record } from "../client-port/recorder.ts";
import { aClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";

interface RoomSection {
  timeline: { events: { type: string; msc4354_sticky?: unknown }[] };
  "org.matrix.msc4222.state_after": { events: unknown[] };
  msc4354_sticky?: { events: unknown[] };
}

/** A homeserver whose syncs a test may change, room by room, before the client sees them. */
function aHomeserver(): Homeserver & { change: (roomId: string, section: RoomSection) => void } {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  const changing = {
    ...homeserver,
    change: (_roomId: string, _section: RoomSection) => {},
    fetch: async (...[input, init]: Parameters<Homeserver["fetch"]>) => {
      const response = await homeserver.fetch(input, init);
      const url = input instanceof Request ? input.url : `${input}`;
      if (!new URL(url).pathname.endsWith("/sync")) return response;
      const sync = (await response.json()) as { rooms?: { join?: Record<string, RoomSection> } };
      for (const [roomId, section] of Object.entries(sync.rooms?.join ?? {}))
        changing.change(roomId, section);
      return Response.json(sync);
    },
  };
  return changing;
}

test("127. A sticky event that comes again in the sticky section is told once", async () => {
  const homeserver = aHomeserver();
  const { client, port } = await aClient(homeserver, "alice", { encryption: true });
  const roomId = await aRoom([client], { encrypted: true });
  const updates = record(port);
  const sticky: unknown[] = [];
  homeserver.change = (_roomId, section) => {
    if (sticky.length > 0) section.msc4354_sticky = { events: sticky };
    else sticky.push(...section.timeline.events.filter((event) => event.type === "m.room.encrypted"));
  };
  const content = { msc4354_sticky_key: "seat" };
  const eventId = await port.sendStickyEvent(roomId, "org.example.seat", content, 3_600_000);
  await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ event_id: eventId }]));
  await port.sendState(roomId, "m.room.topic", "", { topic: "last" });
  await patiently(() => expect(updates.timeline(roomId, "m.room.topic")).toHaveLength(1));
  expect(sticky).toHaveLength(1);
  expect(updates.timeline(roomId, "org.example.seat")).toHaveLength(1);
});

test("127. A sticky event without anything else of its room is never told as another room's", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const first = await aRoom([alice.client, bob.client]);
  const second = await aRoom([alice.client, bob.client]);
  const updates = record(bob.port);
  homeserver.change = (roomId, section) => {
    const isSticky = (event: { msc4354_sticky?: unknown }) => event.msc4354_sticky !== undefined;
    if (roomId !== second || !section.timeline.events.some(isSticky)) return;
    section.msc4354_sticky = { events: section.timeline.events.splice(0) };
  };
  const release = bob.wire.hold("/sync");
  await alice.port.sendEvent(first, "m.room.message", text("the held sync ends here"));
  await alice.port.sendEvent(first, "m.room.message", text("just before"));
  await alice.port.sendStickyEvent(second, "org.example.seat", { msc4354_sticky_key: "seat" }, 3_600_000);
  release();
  await patiently(() => expect(updates.timeline(second)).toHaveLength(1));
  expect(updates.timeline(second)[0]).toMatchObject({ type: "org.example.seat", room_id: second });
  expect(updates.timeline(first, "org.example.seat")).toEqual([]);
});

test("143. An entry that a sync repeats unchanged is not told again", async () => {
  const homeserver = aHomeserver();
  const { client, port } = await aClient(homeserver, "alice");
  const roomId = await aRoom([client]);
  const updates = record(port);
  await port.sendState(roomId, "m.room.topic", "", { topic: "Milk" });
  await patiently(() => expect(updates.state(roomId)).toHaveLength(1));
  const { room_id: _, ...again } = { ...updates.state(roomId)[0] };
  homeserver.change = (_roomId, section) => section["org.matrix.msc4222.state_after"].events.push(again);
  await port.sendEvent(roomId, "m.room.message", text("last"));
  await patiently(() => expect(updates.timeline(roomId, "m.room.message")).toHaveLength(1));
  expect(updates.state(roomId)).toHaveLength(1);
});

test("119. Left rooms that the app loads later are no news", async () => {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  const alice = await aClient(homeserver, "alice");
  const bob = await aClient(homeserver, "bob");
  const left = await aRoom([alice.client, bob.client]);
  const other = await aRoom([alice.client, bob.client]);
  await bob.client.leave(left);
  await patiently(() => expect(bob.port.getRoom(left)?.membership).toBe("leave"));
  bob.client.store.removeRoom(left); // as after a restart, which does not load left rooms
  const updates = record(bob.port);
  await bob.client.syncLeftRooms();
  expect(bob.client.getRoom(left)).not.toBeNull();
  await alice.port.sendEvent(other, "m.room.message", text("last"));
  await patiently(() => expect(updates.timeline(other)).toHaveLength(1));
  expect(updates.timeline(left)).toEqual([]);
  expect(updates.state(left)).toEqual([]);
});

test("126. A sticky event is over when its time is, also while timers are held back", async () => {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  const { client, port } = await aClient(homeserver, "alice");
  const roomId = await aRoom([client]);
  await port.sendStickyEvent(roomId, "org.example.seat", { msc4354_sticky_key: "seat" }, 3_600_000);
  await patiently(() => expect(port.getStickyEvents(roomId)).toHaveLength(1));
  const later = Date.now() + 3_600_001;
  vi.spyOn(Date, "now").mockReturnValue(later);
  expect(port.getStickyEvents(roomId)).toEqual([]);
});
