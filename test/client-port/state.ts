import { describe, expect, test } from "vitest";
import { aRoom, join, patiently, send, setState, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

const topicsOf = (events: readonly { readonly content: Readonly<Record<string, unknown>> }[]) =>
  events.map(({ content }) => content["topic"]);

export function describeState(createHarness: CreateHarness): void {
  describe("state", () => {
    const twoInARoom = async (): Promise<{ alice: PortUser; bob: PortUser; roomId: string }> => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      return { alice, bob, roomId: await aRoom(alice, { others: [bob], name: "Tea" }) };
    };

    test("Current entries are read by type and by key, also by the empty one", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      await setState(alice, roomId, "org.example.seat", "", { of: "nobody" });
      await setState(alice, roomId, "org.example.seat", "a", { of: "alice" });
      const seats = () => bob.port.getState(roomId, "org.example.seat");
      await patiently(() => expect(seats()).toHaveLength(2));
      expect(bob.port.getState(roomId, "org.example.seat", "")).toMatchObject([
        { state_key: "", room_id: roomId },
      ]);
      expect(bob.port.getState(roomId, "org.example.seat", "a")).toMatchObject([
        { content: { of: "alice" } },
      ]);
      expect(bob.port.getState(roomId, "org.example.seat", "b")).toEqual([]);
      expect(bob.port.getState(roomId, "org.example.table")).toEqual([]);
      expect(bob.port.getState("!nowhere:hs.localhost", "m.room.name")).toEqual([]);
    });

    test("120. A state event is told twice: as what happened and as what is now", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const eventId = await setState(alice, roomId, "m.room.topic", "", { topic: "Milk" });
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      expect(updates.timeline(roomId)[0]).toMatchObject({ event_id: eventId, state_key: "" });
      expect(updates.of("state")).toEqual([
        { kind: "state", roomId, events: bob.port.getState(roomId, "m.room.topic") },
      ]);
    });

    test("132. A change is told with just its entry, when the port already has it", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      let seenByThen: unknown;
      bob.port.subscribe((update) => {
        if (update.kind === "state") seenByThen = topicsOf(bob.port.getState(roomId, "m.room.topic", ""));
      });
      await setState(alice, roomId, "m.room.topic", "", { topic: "Milk" });
      await patiently(() => expect(updates.of("state")).toHaveLength(1));
      expect(topicsOf(updates.state(roomId))).toEqual(["Milk"]);
      expect(seenByThen).toEqual(["Milk"]);
    });

    test("133. A change that a gap has swallowed is told too", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const release = bob.wire.hold("/sync");
      await send(alice, roomId, "m.room.message", text("before the gap"));
      await setState(alice, roomId, "m.room.topic", "", { topic: "Milk" });
      for (let index = 0; index < 40; index++) await send(alice, roomId, "m.room.message", text(`${index}`));
      release();
      await patiently(() => expect(topicsOf(updates.state(roomId))).toEqual(["Milk"]));
      expect(updates.timeline(roomId, "m.room.topic")).toEqual([]);
      expect(topicsOf(bob.port.getState(roomId, "m.room.topic", ""))).toEqual(["Milk"]);
    });

    test("134. Of changes that come together only the last is told as state", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const release = bob.wire.hold("/sync");
      await send(alice, roomId, "m.room.message", text("the held sync ends here"));
      await setState(alice, roomId, "m.room.topic", "", { topic: "Milk" });
      await setState(alice, roomId, "m.room.topic", "", { topic: "Sugar" });
      release();
      await patiently(() =>
        expect(topicsOf(updates.timeline(roomId, "m.room.topic"))).toEqual(["Milk", "Sugar"]),
      );
      expect(topicsOf(updates.state(roomId, "m.room.topic"))).toEqual(["Sugar"]);
    });

    test("134. Who joins and takes a name between two syncs is told once, with the name", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice);
      await setState(alice, roomId, "m.room.join_rules", "", { join_rule: "public" });
      await patiently(() =>
        expect(alice.port.getState(roomId, "m.room.join_rules")[0]?.content).toEqual({ join_rule: "public" }),
      );
      const updates = record(alice.port);
      const release = alice.wire.hold("/sync");
      await send(alice, roomId, "m.room.message", text("the held sync ends here"));
      await join(bob, roomId);
      await setState(bob, roomId, "m.room.member", bob.userId, { membership: "join", displayname: "Bob B." });
      release();
      await patiently(() => expect(updates.timeline(roomId, "m.room.member")).toHaveLength(2));
      expect(updates.state(roomId, "m.room.member").map(({ content }) => content["displayname"])).toEqual([
        "Bob B.",
      ]);
    });

    test("143. An own change is told once, whatever else the syncs bring", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(alice.port);
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "Milk" });
      await patiently(() => expect(updates.state(roomId)).toHaveLength(1));
      for (let index = 0; index < 3; index++) await send(bob, roomId, "m.room.message", text(`${index}`));
      await patiently(() => expect(updates.timeline(roomId, "m.room.message")).toHaveLength(3));
      expect(topicsOf(updates.state(roomId))).toEqual(["Milk"]);
    });

    test("A redacted entry is told as it is now: empty", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const eventId = await setState(alice, roomId, "m.room.topic", "", { topic: "Milk" });
      await patiently(() => expect(topicsOf(updates.state(roomId))).toEqual(["Milk"]));
      await alice.port.redact(roomId, eventId, {});
      await patiently(() => expect(updates.state(roomId)).toHaveLength(2));
      expect(updates.state(roomId)[1]).toMatchObject({ event_id: eventId, content: {} });
    });

    test("139. Joining a room tells its whole state, being invited none of it", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const updates = record(bob.port);
      const roomId = await aRoom(alice, { name: "Tea" });
      await alice.call("POST", `/v3/rooms/${encodeURIComponent(roomId)}/invite`, { user_id: bob.userId });
      await patiently(() => expect(bob.port.getRoom(roomId)?.membership).toBe("invite"));
      expect(updates.state(roomId)).toEqual([]);
      expect(bob.port.getState(roomId, "m.room.name")).toEqual([]);
      await join(bob, roomId);
      await patiently(() => expect(bob.port.getRoom(roomId)?.membership).toBe("join"));
      const entries = updates.state(roomId).map(({ type, state_key: key }) => `${type} ${key}`);
      expect(entries).toContain("m.room.name ");
      expect(entries).toContain(`m.room.member ${alice.userId}`);
      expect(entries).toContain(`m.room.member ${bob.userId}`);
      expect(entries).toHaveLength(new Set(entries).size);
    });

    test("Members that the client loads lazily follow as state when somebody asks for members", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      await setState(alice, roomId, "m.room.join_rules", "", { join_rule: "public" });
      const others = await Promise.all(Array.from({ length: 7 }, () => harness.createUser("guest")));
      for (const other of others) await join(other, roomId);
      for (let index = 0; index < 40; index++) await send(alice, roomId, "m.room.message", text(`${index}`));

      const phone = await harness.createDevice(alice, { lazyLoadMembers: true });
      const updates = record(phone.port);
      const members = () =>
        phone.port.getState(roomId, "m.room.member").map(({ state_key: key }) => `${key}`);
      // Some are known at once: whoever spoke last, and those a room is named after.
      const known = members();
      expect(known.length).toBeLessThan(8);
      await patiently(() => expect(members()).toHaveLength(8));
      const followed = updates.state(roomId, "m.room.member").map(({ state_key: key }) => `${key}`);
      const missing = [alice, ...others]
        .map(({ userId }) => userId)
        .filter((userId) => !known.includes(userId));
      expect(followed.toSorted()).toEqual(missing.toSorted());
    });
  });
}
