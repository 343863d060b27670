import { describe, expect, test } from "vitest";
import { aRoom, send, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";

const reactionTo = (eventId: string, key: string) => ({
  "m.relates_to": { rel_type: "m.annotation", event_id: eventId, key },
});
const referenceTo = (eventId: string, body: string) => ({
  ...text(body),
  "m.relates_to": { rel_type: "m.reference", event_id: eventId },
});

export function describeRelations(createHarness: CreateHarness): void {
  describe("reading relations", () => {
    const aParent = async (encrypted = false) => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: encrypted });
      const roomId = await aRoom(alice, { encrypted });
      return { alice, roomId, eventId: await alice.port.sendEvent(roomId, "m.room.message", text("parent")) };
    };
    const ids = async (user: PortUser, request: Parameters<PortUser["port"]["readRelations"]>[0]) =>
      (await user.port.readRelations(request)).events.map(({ event_id }) => event_id);

    test("All relations come, newest first, and those of one kind and type where asked for", async () => {
      const { alice, roomId, eventId } = await aParent();
      const reaction = await send(alice, roomId, "m.reaction", reactionTo(eventId, "👍"));
      const reference = await send(alice, roomId, "m.room.message", referenceTo(eventId, "see"));
      const response = await send(alice, roomId, "org.example.response", referenceTo(eventId, "yes"));
      const parent = { roomId, eventId };
      expect(await ids(alice, parent)).toEqual([response, reference, reaction]);
      expect(await ids(alice, { ...parent, relationType: "m.reference" })).toEqual([response, reference]);
      const typed = { ...parent, relationType: "m.reference", eventType: "org.example.response" };
      expect(await ids(alice, typed)).toEqual([response]);
      expect((await alice.port.readRelations(typed)).events[0]).toMatchObject({
        room_id: roomId,
        sender: alice.userId,
      });
    });

    test("163. A type without a relation type is told apart by the port", async () => {
      const { alice, roomId, eventId } = await aParent();
      const reaction = await send(alice, roomId, "m.reaction", reactionTo(eventId, "👍"));
      await send(alice, roomId, "m.room.message", referenceTo(eventId, "see"));
      expect(await ids(alice, { roomId, eventId, eventType: "m.reaction" })).toEqual([reaction]);
    });

    test("162, 165. Pages follow one another, in both directions", async () => {
      const { alice, roomId, eventId } = await aParent();
      const sent: string[] = [];
      for (const key of ["1", "2", "3"])
        sent.push(await send(alice, roomId, "m.reaction", reactionTo(eventId, key)));
      for (const [direction, wanted] of [
        ["b", sent.toReversed()],
        ["f", sent],
      ] as const) {
        const first = await alice.port.readRelations({ roomId, eventId, limit: 2, direction });
        expect(first.events.map(({ event_id }) => event_id)).toEqual(wanted.slice(0, 2));
        const rest = await alice.port.readRelations({
          roomId,
          eventId,
          limit: 2,
          direction,
          from: first.nextBatch,
        });
        expect(rest.events.map(({ event_id }) => event_id)).toEqual(wanted.slice(2));
        expect(rest.nextBatch).toBeUndefined();
      }
    });

    test("164. In an encrypted room types are told apart after decryption, not by the homeserver", async () => {
      const { alice, roomId, eventId } = await aParent(true);
      const response = await alice.port.sendEvent(
        roomId,
        "org.example.response",
        referenceTo(eventId, "yes"),
      );
      await alice.port.sendEvent(roomId, "m.room.message", referenceTo(eventId, "see"));
      const request = { roomId, eventId, relationType: "m.reference", eventType: "org.example.response" };
      const page = await alice.port.readRelations(request);
      expect(page.events).toMatchObject([
        { event_id: response, type: "org.example.response", content: referenceTo(eventId, "yes") },
      ]);
      const asked = alice.wire.requests("/relations/").map(({ path }) => path);
      expect(asked.at(-1)).toMatch(/\/m\.reference$/);
    });
  });
}
