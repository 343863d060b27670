import { describe, expect, test } from "vitest";
import type { TimelineFilter } from "../../src/core/matrix/matrix-client-port.ts";
import { aRoom, patiently, send, setState, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";

export function describeReading(createHarness: CreateHarness): void {
  describe("reading the timeline", () => {
    const aTimeline = async (): Promise<{ alice: PortUser; roomId: string; ids: Record<string, string> }> => {
      const alice = await createHarness().createUser("alice");
      const roomId = await aRoom(alice);
      const ids = {
        text: await send(alice, roomId, "m.room.message", text("one")),
        notice: await send(alice, roomId, "m.room.message", { msgtype: "m.notice", body: "two" }),
        sticker: await send(alice, roomId, "m.sticker", { body: "three", msgtype: "m.text" }),
        topic: await setState(alice, roomId, "m.room.topic", "", { topic: "four" }),
        seat: await setState(alice, roomId, "org.example.seat", "a", {}),
        seatAgain: await setState(alice, roomId, "org.example.seat", "a", { of: "alice" }),
        otherSeat: await setState(alice, roomId, "org.example.seat", "b", {}),
        last: await send(alice, roomId, "m.room.message", text("five")),
      };
      const newest = () => alice.port.readTimeline(roomId, { type: "m.room.message", limit: 1 });
      await patiently(async () => expect((await newest())[0]?.event_id).toBe(ids.last));
      return { alice, roomId, ids };
    };
    const read = async (
      { alice, roomId }: { alice: PortUser; roomId: string },
      filter: Partial<TimelineFilter>,
    ) =>
      (await alice.port.readTimeline(roomId, { type: "m.room.message", limit: 100, ...filter })).map(
        ({ event_id }) => event_id,
      );

    test("153. The newest event comes first", async () => {
      const room = await aTimeline();
      const { ids } = room;
      expect(await read(room, {})).toEqual([ids["last"], ids["notice"], ids["text"]]);
      expect(await read(room, { limit: 2 })).toEqual([ids["last"], ids["notice"]]);
      expect(await read(room, { limit: 0 })).toEqual([]);
    });

    test("146. Without a state key there are no state events, with one only that key's", async () => {
      const room = await aTimeline();
      const { ids } = room;
      expect(await read(room, { type: "m.room.topic" })).toEqual([]);
      expect(await read(room, { type: "m.room.topic", stateKey: "" })).toEqual([ids["topic"]]);
      expect(await read(room, { type: "org.example.seat", stateKey: "a" })).toEqual([
        ids["seatAgain"],
        ids["seat"],
      ]);
      expect(await read(room, { type: "org.example.seat", stateKey: true })).toEqual([
        ids["otherSeat"],
        ids["seatAgain"],
        ids["seat"],
      ]);
      expect(await read(room, { type: "m.room.message", stateKey: true })).toEqual([]);
    });

    test("158. The msgtype counts for m.room.message only", async () => {
      const room = await aTimeline();
      const { ids } = room;
      expect(await read(room, { msgtype: "m.notice" })).toEqual([ids["notice"]]);
      expect(await read(room, { type: "m.sticker", msgtype: "m.notice" })).toEqual([ids["sticker"]]);
    });

    test("154. Since gives only what came after it; an unknown id is ignored", async () => {
      const room = await aTimeline();
      const { ids } = room;
      expect(await read(room, { since: ids["text"] })).toEqual([ids["last"], ids["notice"]]);
      expect(await read(room, { since: ids["topic"] })).toEqual([ids["last"]]);
      expect(await read(room, { since: ids["last"] })).toEqual([]);
      expect(await read(room, { since: "$unknown" })).toHaveLength(3);
    });

    test("The homeserver is never asked", async () => {
      const room = await aTimeline();
      await read(room, {});
      expect(room.alice.wire.requests("/messages")).toEqual([]);
      expect(
        await room.alice.port.readTimeline("!unknown:hs.localhost", { type: "m.room.message", limit: 9 }),
      ).toEqual([]);
    });

    test("157. A redacted event is read in its redacted form, an edited one as it was sent", async () => {
      const { alice, roomId, ids } = await aTimeline();
      await alice.port.redact(roomId, `${ids["notice"]}`, { reason: "a secret reason" });
      await send(alice, roomId, "m.room.message", {
        ...text("* edited"),
        "m.new_content": text("edited"),
        "m.relates_to": { rel_type: "m.replace", event_id: ids["text"] },
      });
      const contents = async () =>
        (await alice.port.readTimeline(roomId, { type: "m.room.message", limit: 9 })).map(
          ({ content }) => content["body"],
        );
      await patiently(async () => expect(await contents()).toEqual(["* edited", "five", undefined, "one"]));
      expect((await alice.port.readEvent(roomId, `${ids["text"]}`))?.content).toEqual(text("one"));
      // Who may not read redactions still sees that there was one.
      const redacted = await alice.port.readEvent(roomId, `${ids["notice"]}`);
      expect(redacted?.unsigned["redacted_because"]).toMatchObject({ type: "m.room.redaction", content: {} });
    });
  });

  describe("reading one event", () => {
    test("An event that memory does not hold is asked for", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      const eventId = await send(alice, roomId, "m.room.message", text("long ago"));
      for (let index = 0; index < 40; index++) await send(alice, roomId, "m.room.message", text(`${index}`));
      const phone = await harness.createDevice(alice);
      expect(await phone.port.readEvent(roomId, eventId)).toMatchObject({
        event_id: eventId,
        room_id: roomId,
        sender: alice.userId,
        content: text("long ago"),
      });
    });

    test("An event that does not exist, or is not for this user, is undefined", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice);
      const eventId = await send(alice, roomId, "m.room.message", text("secret"));
      expect(await alice.port.readEvent(roomId, "$unknown")).toBeUndefined();
      expect(await bob.port.readEvent(roomId, eventId)).toBeUndefined();
    });

    test("A failing homeserver is an error, not an event that does not exist", async () => {
      const alice = await createHarness().createUser("alice");
      const roomId = await aRoom(alice);
      alice.wire.answerOnce("/event/", () =>
        Response.json({ errcode: "M_UNKNOWN", error: "Oops" }, { status: 500 }),
      );
      await expect(alice.port.readEvent(roomId, "$unknown")).rejects.toMatchObject({ status: 500 });
    });
  });
}
