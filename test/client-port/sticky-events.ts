import { describe, expect, test } from "vitest";
import { aRoom, patiently, send, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

const hour = 3_600_000;
const stickyForAnHour = `?org.matrix.msc4354.sticky_duration_ms=${hour}`;

export function describeStickyEvents(createHarness: CreateHarness): void {
  describe("sticky events", () => {
    const twoInARoom = async (): Promise<{ alice: PortUser; bob: PortUser; roomId: string }> => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      return { alice, bob, roomId: await aRoom(alice, { others: [bob] }) };
    };

    test("A sticky event comes once, says for how long, and is among the sticky ones", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      expect(await alice.port.supports("sticky-events")).toBe(true);
      const updates = record(bob.port);
      const content = { msc4354_sticky_key: "seat", of: "alice" };
      const eventId = await alice.port.sendStickyEvent(roomId, "org.example.seat", content, hour);
      await patiently(() => expect(bob.port.getStickyEvents(roomId)).toHaveLength(1));
      await send(alice, roomId, "m.room.message", text("last"));
      await patiently(() => expect(updates.timeline(roomId, "m.room.message")).toHaveLength(1));
      const sticky = { event_id: eventId, content, msc4354_sticky: { duration_ms: hour } };
      expect(updates.timeline(roomId, "org.example.seat")).toMatchObject([sticky]);
      expect(bob.port.getStickyEvents(roomId)).toMatchObject([sticky]);
    });

    test("127. A sticky event that a gap keeps out of the timeline comes all the same, once", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const release = bob.wire.hold("/sync");
      await send(alice, roomId, "m.room.message", text("the held sync ends here"));
      const content = { msc4354_sticky_key: "seat" };
      const eventId = await send(alice, roomId, "org.example.seat", content, stickyForAnHour);
      for (let index = 0; index < 40; index++) await send(alice, roomId, "m.room.message", text(`${index}`));
      release();
      await patiently(() => expect(updates.timeline(roomId, "org.example.seat")).toHaveLength(1));
      await send(alice, roomId, "m.room.message", text("last"));
      await patiently(() => expect(updates.timeline(roomId).at(-1)?.content).toEqual(text("last")));
      expect(updates.timeline(roomId, "org.example.seat")).toMatchObject([{ event_id: eventId }]);
      expect(bob.port.getStickyEvents(roomId)).toMatchObject([{ event_id: eventId }]);
    });

    test("126. An event is no longer among the sticky ones when its time is over", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      await alice.port.sendStickyEvent(roomId, "org.example.seat", { msc4354_sticky_key: "seat" }, 400);
      await patiently(() => expect(bob.port.getStickyEvents(roomId)).toHaveLength(1));
      await patiently(() => expect(bob.port.getStickyEvents(roomId)).toEqual([]));
    });

    test("The remaining time of a sticky event is told as of now", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      await alice.port.sendStickyEvent(roomId, "org.example.seat", { msc4354_sticky_key: "seat" }, 60_000);
      const remaining = () => bob.port.getStickyEvents(roomId)[0]?.unsigned["msc4354_sticky_duration_ttl_ms"];
      await patiently(() => expect(remaining()).toBeTypeOf("number"));
      const first = Number(remaining());
      await patiently(() => expect(remaining()).toBeLessThan(first));
    });

    test("What is sticky when the user joins comes although it is older", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice);
      await alice.call("POST", `/v3/rooms/${encodeURIComponent(roomId)}/invite`, { user_id: bob.userId });
      const content = { msc4354_sticky_key: "seat" };
      const eventId = await send(alice, roomId, "org.example.seat", content, stickyForAnHour);
      const updates = record(bob.port);
      await bob.call("POST", `/v3/join/${encodeURIComponent(roomId)}`, {});
      await patiently(() =>
        expect(updates.timeline(roomId, "org.example.seat")).toMatchObject([{ event_id: eventId }]),
      );
    });

    test("105. A sticky event is scheduled in one request", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      await alice.port.scheduleEvent({
        roomId,
        type: "org.example.seat",
        content: { msc4354_sticky_key: "seat" },
        delayMs: 300,
        stickyDurationMs: hour,
      });
      await patiently(() =>
        expect(updates.timeline(roomId)).toMatchObject([{ msc4354_sticky: { duration_ms: hour } }]),
      );
      expect(alice.wire.requests("/send/")).toHaveLength(1);
    });
  });
}
