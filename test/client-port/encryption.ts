import { describe, expect, test } from "vitest";
import { WidgetError } from "../../src/core/widget-error.ts";
import { aRoom, patiently, send, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

const cryptoFields = ["algorithm", "ciphertext", "device_id", "sender_key", "session_id"];

export function describeEncryption(createHarness: CreateHarness): void {
  describe("encrypted rooms", () => {
    const twoInAnEncryptedRoom = async (): Promise<{ alice: PortUser; bob: PortUser; roomId: string }> => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      return { alice, bob, roomId: await aRoom(alice, { others: [bob], encrypted: true }) };
    };

    test("77. The wire carries ciphertext, the echo and the other user's event are clear", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      expect(alice.port.getRoom(roomId)?.isEncrypted).toBe(true);
      const own = record(alice.port);
      const others = record(bob.port);
      const eventId = await alice.port.sendEvent(roomId, "org.example.secret", { tea: "green_tea" });
      const clear = { event_id: eventId, type: "org.example.secret", content: { tea: "green_tea" } };
      await patiently(() => expect(own.timeline(roomId)).toMatchObject([clear]));
      await patiently(() => expect(others.timeline(roomId)).toMatchObject([clear]));
      const [sent] = alice.wire.requests("/send/");
      expect(sent?.path).toContain("/send/m.room.encrypted/");
      expect(sent?.body).toMatchObject({ algorithm: "m.megolm.v1.aes-sha2", ciphertext: expect.any(String) });
      expect(JSON.stringify(sent?.body)).not.toContain("green_tea");
    });

    test("113. The relation of the clear part is in the content, the cipher's fields are not", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const parent = await alice.port.sendEvent(roomId, "m.room.message", text("parent"));
      const relation = Object.freeze({ rel_type: "m.reference", event_id: parent });
      const content = Object.freeze({ ...text("child"), "m.relates_to": relation });
      await alice.port.sendEvent(roomId, "m.room.message", content);
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
      expect(updates.timeline(roomId)[1]?.content).toEqual(content);
      for (const field of cryptoFields)
        expect(updates.timeline(roomId)[1]?.content).not.toHaveProperty(field);
      expect(alice.wire.requests("/send/")[1]?.body).toHaveProperty("m.relates_to");
    });

    test("114. An event whose key comes late is told when it comes, and holds up nobody", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const release = bob.wire.holdToDevice();
      await alice.port.sendEvent(roomId, "m.room.message", text("early"));
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "in clear" });
      await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ type: "m.room.topic" }]));
      expect(await bob.port.readTimeline(roomId, { type: "m.room.message", limit: 9 })).toEqual([]);
      const releasedAtMs = Date.now();
      release();
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "the sync that brings the key" });
      await patiently(() =>
        expect(updates.timeline(roomId, "m.room.message")).toMatchObject([{ content: text("early") }]),
      );
      expect(updates.timeline(roomId).map(({ type }) => type)).not.toContain("m.room.encrypted");
      const late = updates.of("timeline").find(({ event }) => event.type === "m.room.message");
      expect(late?.receivedAtMs).toBeLessThanOrEqual(releasedAtMs);
      expect(await bob.port.readTimeline(roomId, { type: "m.room.message", limit: 9 })).toHaveLength(1);
    });

    test("112. What is never decrypted is never told, nor read", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      bob.wire.holdToDevice();
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("lost"));
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "last" });
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(1));
      expect(updates.timeline(roomId)[0]?.type).toBe("m.room.topic");
      expect(await bob.port.readEvent(roomId, eventId)).toBeUndefined();
      for (const type of ["m.room.message", "m.room.encrypted"]) {
        expect(await bob.port.readTimeline(roomId, { type, limit: 9 })).toEqual([]);
      }
    });

    test("112. A client without encryption is told no ciphertext", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice, { others: [bob], encrypted: true });
      const updates = record(bob.port);
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("secret"));
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "last" });
      await patiently(() => expect(updates.timeline(roomId)).toMatchObject([{ type: "m.room.topic" }]));
      expect(await bob.port.readTimeline(roomId, { type: "m.room.encrypted", limit: 9 })).toEqual([]);
      expect(await bob.port.readEvent(roomId, eventId)).toBeUndefined();
    });

    test("123. Encrypted and clear events keep the order of the timeline", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      for (let index = 0; index < 10; index++) {
        await alice.port.sendEvent(roomId, "m.room.message", text(`${index}`));
        await alice.port.sendState(roomId, "m.room.topic", "", { topic: `${index}` });
      }
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(20));
      const told = updates.timeline(roomId).map(({ content }) => content["body"] ?? content["topic"]);
      expect(told).toEqual(Array.from({ length: 20 }, (_, index) => `${Math.floor(index / 2)}`));
    });

    test("State, reactions and redactions stay clear", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("parent"));
      const relation = { rel_type: "m.annotation", event_id: eventId, key: "👍" };
      await alice.port.sendEvent(roomId, "m.reaction", { "m.relates_to": relation });
      await alice.port.sendState(roomId, "m.room.topic", "", { topic: "Milk" });
      await alice.port.redact(roomId, eventId, { reason: "spilt" });
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(4));
      expect(alice.wire.requests("/send/").at(-1)?.path).toContain("/send/m.reaction/");
    });

    test("101. A delayed event waits as ciphertext and arrives clear", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const request = { roomId, type: "org.example.leave", content: { why: "top_secret" }, delayMs: 600_000 };
      const delayId = await alice.port.scheduleEvent(request);
      const scheduled = alice.wire.requests("/send/").at(-1);
      expect(scheduled?.path).toContain("/send/m.room.encrypted/");
      expect(scheduled?.query.get("org.matrix.msc4140.delay")).toBe("600000");
      expect(JSON.stringify(scheduled?.body)).not.toContain("top_secret");
      await alice.port.updateDelayedEvent(delayId, "send");
      await patiently(() =>
        expect(updates.timeline(roomId)).toMatchObject([
          { type: "org.example.leave", content: { why: "top_secret" } },
        ]),
      );
    });

    test("Sticky events, at once and delayed, are encrypted, and sticky for who decrypts them", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const type = "org.example.seat";
      await alice.port.sendStickyEvent(roomId, type, { msc4354_sticky_key: "one" }, 3_600_000);
      const content = { msc4354_sticky_key: "two" };
      await alice.port.scheduleEvent({ roomId, type, content, delayMs: 100, stickyDurationMs: 3_600_000 });
      await patiently(() => expect(bob.port.getStickyEvents(roomId)).toHaveLength(2));
      await patiently(() => expect(updates.timeline(roomId, type)).toHaveLength(2));
      for (const event of [...bob.port.getStickyEvents(roomId), ...updates.timeline(roomId)]) {
        expect(event).toMatchObject({ type, msc4354_sticky: { duration_ms: 3_600_000 } });
      }
      for (const { body } of alice.wire.requests("/send/"))
        expect(JSON.stringify(body)).not.toContain("sticky_key");
    });

    test("127. An encrypted sticky event that a gap keeps out of the timeline comes decrypted", async () => {
      const { alice, bob, roomId } = await twoInAnEncryptedRoom();
      const updates = record(bob.port);
      const release = bob.wire.hold("/sync");
      await alice.port.sendEvent(roomId, "m.room.message", text("the held sync ends here"));
      const content = { msc4354_sticky_key: "seat" };
      const eventId = await alice.port.sendStickyEvent(roomId, "org.example.seat", content, 3_600_000);
      for (let index = 0; index < 40; index++) await send(alice, roomId, "org.example.filler", { index });
      release();
      const seat = { event_id: eventId, type: "org.example.seat", room_id: roomId, content };
      await patiently(() => expect(updates.timeline(roomId, "org.example.seat")).toMatchObject([seat]));
      expect(bob.port.getStickyEvents(roomId)).toMatchObject([seat]);
    });

    test("A client without encryption sends nothing to an encrypted room, now or later", async () => {
      const alice = await createHarness().createUser("alice");
      const roomId = await aRoom(alice, { encrypted: true });
      const event = { roomId, type: "m.room.message", content: text("clear") };
      const attempts = [
        alice.port.sendEvent(roomId, event.type, event.content),
        alice.port.sendStickyEvent(roomId, event.type, event.content, 1000),
        alice.port.scheduleEvent({ ...event, delayMs: 1000 }),
      ];
      for (const attempt of attempts) await expect(attempt).rejects.toBeInstanceOf(WidgetError);
      expect(alice.wire.requests("/send/")).toEqual([]);
    });
  });
}
