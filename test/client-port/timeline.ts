import { describe, expect, test } from "vitest";
import { aRoom, join, patiently, send, setState, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

const bodies = (events: readonly { readonly content: Readonly<Record<string, unknown>> }[]) =>
  events.map(({ content }) => content["body"]);

const threadReply = (rootId: string, body: string) => ({
  ...text(body),
  "m.relates_to": { rel_type: "m.thread", event_id: rootId },
});

export function describeTimeline(createHarness: CreateHarness): void {
  describe("timeline", () => {
    const twoInARoom = async (): Promise<{ alice: PortUser; bob: PortUser; roomId: string }> => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      return { alice, bob, roomId: await aRoom(alice, { others: [bob] }) };
    };

    test("109. An own event comes back once, with the homeserver's id, and never as local echo", async () => {
      const { alice, roomId } = await twoInARoom();
      const updates = record(alice.port);
      const first = await alice.port.sendEvent(roomId, "m.room.message", text("one"));
      const second = await alice.port.sendEvent(roomId, "m.room.message", text("two"));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
      expect(updates.timeline(roomId).map(({ event_id }) => event_id)).toEqual([first, second]);
    });

    test("110. An own event comes back although the answer to sending it is still on its way", async () => {
      const { alice, roomId } = await twoInARoom();
      const updates = record(alice.port);
      const release = alice.wire.hold("/send/");
      const sending = alice.port.sendEvent(roomId, "m.room.message", text("early"));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      release();
      expect(updates.timeline(roomId)[0]?.event_id).toBe(await sending);
      await alice.port.sendEvent(roomId, "m.room.message", text("next"));
      await patiently(() => expect(bodies(updates.timeline(roomId))).toEqual(["early", "next"]));
    });

    test("111. An event has all fields of the client-server API and its room", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const eventId = await send(alice, roomId, "org.example.thing", { deep: { list: [1, "two", null] } });
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      const event = updates.timeline(roomId)[0];
      expect(event).toMatchObject({
        type: "org.example.thing",
        sender: alice.userId,
        event_id: eventId,
        room_id: roomId,
        content: { deep: { list: [1, "two", null] } },
      });
      expect(event?.origin_server_ts).toBeGreaterThan(Date.now() - 60_000);
      expect(event?.unsigned).toBeTypeOf("object");
      expect(event).not.toHaveProperty("state_key");
    });

    test("115. What an initial sync brings is not news", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      await send(alice, roomId, "m.room.message", text("old"));
      let updates: ReturnType<typeof record> | undefined;
      const phone = await harness.createDevice(alice, {
        beforeSync: (port) => {
          updates = record(port);
        },
      });
      await phone.port.sendEvent(roomId, "m.room.message", text("new"));
      await patiently(() => expect(updates?.timeline(roomId).length).toBeGreaterThan(0));
      expect(bodies(updates?.timeline(roomId) ?? [])).toEqual(["new"]);
    });

    test("115. The history of a room just joined is not news, the own join is", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice);
      await setState(alice, roomId, "m.room.join_rules", "", { join_rule: "public" });
      await send(alice, roomId, "m.room.message", text("before"));
      const updates = record(bob.port);
      await join(bob, roomId);
      await send(alice, roomId, "m.room.message", text("after"));
      await patiently(() => expect(bodies(updates.timeline(roomId)).at(-1)).toBe("after"));
      expect(updates.timeline(roomId).map(({ type }) => type)).toEqual(["m.room.member", "m.room.message"]);
      expect(updates.timeline(roomId)[0]).toMatchObject({ state_key: bob.userId });
    });

    test("123. Fifty events arrive in the order of the timeline", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const wanted = Array.from({ length: 50 }, (_, index) => `message ${index}`);
      for (const body of wanted) await send(alice, roomId, "m.room.message", text(body));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(50));
      expect(bodies(updates.timeline(roomId))).toEqual(wanted);
    });

    test("123. State and messages of one sync keep their order, and threads theirs", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const root = await send(alice, roomId, "m.room.message", text("root"));
      await patiently(async () => expect(await bob.port.readEvent(roomId, root)).toBeDefined());
      const updates = record(bob.port);
      const release = bob.wire.hold("/sync");
      await send(alice, roomId, "m.room.message", text("first"));
      await send(alice, roomId, "m.room.message", text("second"));
      await setState(alice, roomId, "m.room.topic", "", { topic: "third" });
      await send(alice, roomId, "m.room.message", threadReply(root, "fourth"));
      await send(alice, roomId, "m.room.message", text("fifth"));
      await setState(alice, roomId, "m.room.topic", "", { topic: "sixth" });
      release();
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(6));
      const told = updates.timeline(roomId).map(({ content }) => content["body"] ?? content["topic"]);
      // A thread's reply and a state event next to it may change places: no SDK tells which was first.
      expect(told.filter((what) => what !== "third")).toEqual([
        "first",
        "second",
        "fourth",
        "fifth",
        "sixth",
      ]);
      expect(told.filter((what) => what !== "fourth")).toEqual([
        "first",
        "second",
        "third",
        "fifth",
        "sixth",
      ]);
    });

    test("A thread's first reply and its later ones come once each", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const root = await send(alice, roomId, "m.room.message", text("root"));
      await send(alice, roomId, "m.room.message", threadReply(root, "reply"));
      await send(bob, roomId, "m.room.message", threadReply(root, "answer"));
      await send(alice, roomId, "m.room.message", text("last"));
      await patiently(() => expect(bodies(updates.timeline(roomId)).at(-1)).toBe("last"));
      expect(bodies(updates.timeline(roomId))).toEqual(["root", "reply", "answer", "last"]);
    });

    test("After a gap the events that the homeserver still lists come once, in order", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      await send(alice, roomId, "m.room.message", text("before"));
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      const release = bob.wire.hold("/sync");
      const sent = Array.from({ length: 40 }, (_, index) => `message ${index}`);
      for (const body of sent) await send(alice, roomId, "m.room.message", text(body));
      release();
      await patiently(() => expect(bodies(updates.timeline(roomId)).at(-1)).toBe("message 39"));
      const told = bodies(updates.timeline(roomId));
      expect(told[0]).toBe("before");
      expect(told.length).toBeLessThan(sent.length);
      expect(told.slice(1)).toEqual(sent.filter((body) => told.includes(body)));
    });
  });
}
