import { describe, expect, test } from "vitest";
import { MatrixError } from "../../src/core/matrix/matrix-error.ts";
import { WidgetError } from "../../src/core/widget-error.ts";
import { aRoom, changePowerLevels, patiently, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";
import { record } from "./recorder.ts";

export function describeSending(createHarness: CreateHarness): void {
  describe("sending", () => {
    const twoInARoom = async (): Promise<{ alice: PortUser; bob: PortUser; roomId: string }> => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      return { alice, bob, roomId: await aRoom(alice, { others: [bob] }) };
    };

    test("76. Type, key and content reach the homeserver unmodified", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const content = {
        constructor: { name: "Map" },
        "m.relates_to": {},
        list: [1, { "": null }],
        "a/b?c": "ü",
      };
      const messageId = await alice.port.sendEvent(roomId, "org.example.odd/type?", content);
      const stateId = await alice.port.sendState(roomId, "org.example.odd/type?", "key/#?", { on: true });
      await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
      const [message, state] = updates.timeline(roomId);
      expect(message).toMatchObject({ event_id: messageId, type: "org.example.odd/type?" });
      expect(message?.content).toEqual(content);
      expect(state).toMatchObject({ event_id: stateId, state_key: "key/#?", content: { on: true } });
    });

    test.each(["..", "."])("What would lead to another endpoint is refused unsent: %j", async (step) => {
      const { alice, roomId } = await twoInARoom();
      const refusal = { name: "WidgetError", code: "invalid-argument" };
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("parent"));
      const before = alice.wire.requests("/").filter(({ path }) => !path.includes("/sync")).length;

      const { port } = alice;
      const attempts = [
        () => port.sendEvent(roomId, step, {}),
        () => port.sendState(roomId, step, "m.room.name", {}),
        () => port.sendState(roomId, "org.example.seat", step, {}),
        () => port.redact(roomId, step, {}),
        () => port.sendToDevice({ type: step, encrypted: false, contents: {} }),
        () => port.updateDelayedEvent(step, "send"),
        () => port.readEvent(roomId, step),
        () => port.readRelations({ roomId, eventId, relationType: step, eventType: eventId }),
        () => port.readRelations({ roomId, eventId, relationType: "m.reference", eventType: step }),
        () => port.downloadMedia(`mxc://${step}/config`),
      ];
      for (const attempt of attempts) await expect(attempt(), String(attempt)).rejects.toMatchObject(refusal);
      const after = alice.wire.requests("/").filter(({ path }) => !path.includes("/sync"));
      // The SDK may ask what the homeserver can do before it knows which address to use.
      expect(after.slice(before).filter(({ path }) => !path.endsWith("/versions"))).toEqual([]);
    });

    test("67. The empty state key is a state key", async () => {
      const { alice, roomId } = await twoInARoom();
      const updates = record(alice.port);
      await alice.port.sendState(roomId, "org.example.seat", "", { of: "alice" });
      await patiently(() => expect(updates.timeline(roomId)[0]).toMatchObject({ state_key: "" }));
    });

    test("82. Events sent at the same moment have transaction ids of their own", async () => {
      const { alice, roomId } = await twoInARoom();
      const bodies = ["one", "two", "three"];
      const sending = bodies.map((body) => alice.port.sendEvent(roomId, "m.room.message", text(body)));
      expect(new Set(await Promise.all(sending)).size).toBe(3);
      expect(new Set(alice.wire.requests("/send/").map(({ path }) => path)).size).toBe(3);
    });

    test("78. A redaction keeps its content, and the redacted event is read in its redacted form", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      const updates = record(bob.port);
      const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("oops"));
      const redactionId = await alice.port.redact(roomId, eventId, {
        reason: "spilt",
        "org.example.by": "tea",
      });
      await patiently(() => expect(updates.timeline(roomId, "m.room.redaction")).toHaveLength(1));
      const redaction = updates.timeline(roomId, "m.room.redaction")[0];
      expect(redaction).toMatchObject({
        event_id: redactionId,
        content: { reason: "spilt", "org.example.by": "tea" },
      });
      expect(redaction?.redacts ?? redaction?.content["redacts"]).toBe(eventId);
      expect((await bob.port.readEvent(roomId, eventId))?.content).toEqual({});
      await patiently(async () => expect((await alice.port.readEvent(roomId, eventId))?.content).toEqual({}));
    });

    test("A refused event is told with the homeserver's error, and the next one is sent", async () => {
      const { alice, bob, roomId } = await twoInARoom();
      await changePowerLevels(alice, roomId, { events: { "org.example.crown": 50 } });
      const refusal = await bob.port
        .sendEvent(roomId, "org.example.crown", {})
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(MatrixError);
      expect(refusal).toMatchObject({
        status: 403,
        errcode: "M_FORBIDDEN",
        body: { errcode: "M_FORBIDDEN" },
      });
      await expect(bob.port.sendState(roomId, "m.room.name", "", { name: "Mine" })).rejects.toMatchObject({
        status: 403,
      });
      expect(await bob.port.sendEvent(roomId, "m.room.message", text("fine"))).toMatch(/^\$/);
    });

    test("An event that got no answer does not hold up the next one", async () => {
      const { alice, roomId } = await twoInARoom();
      const updates = record(alice.port);
      alice.wire.answerOnce("/send/", () => Promise.reject(new TypeError("offline")));
      const failure = await alice.port
        .sendEvent(roomId, "m.room.message", text("lost"))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure).not.toBeInstanceOf(MatrixError);
      await alice.port.sendEvent(roomId, "m.room.message", text("kept"));
      await patiently(() =>
        expect(updates.timeline(roomId).map(({ content }) => content["body"])).toEqual(["kept"]),
      );
    });

    test("Nothing is sent to a room the client does not know, since it might be encrypted", async () => {
      const { alice } = await twoInARoom();
      const attempt = alice.port.sendEvent("!unknown:hs.localhost", "m.room.message", text("hello?"));
      await expect(attempt).rejects.toBeInstanceOf(WidgetError);
      expect(alice.wire.requests("/send/")).toEqual([]);
    });
  });
}
