import { describe, expect, test } from "vitest";
import type { EventPage, PageRequest } from "../../src/core/matrix/matrix-client-port.ts";
import { aRoom, send, text } from "./a-room.ts";
import type { CreateHarness, PortUser } from "./port-harness.ts";

export function describePages(createHarness: CreateHarness): void {
  describe("reading the history page by page", () => {
    const page = async (
      { port }: PortUser,
      request: Pick<PageRequest, "roomId"> & Partial<PageRequest>,
    ): Promise<EventPage> => {
      if (port.readPage === undefined) throw new Error("The port has no pages.");
      return port.readPage({ direction: "b", limit: 3, type: "m.room.message", ...request });
    };
    const all = async (user: PortUser, request: Pick<PageRequest, "roomId"> & Partial<PageRequest>) => {
      const bodies: unknown[] = [];
      let from: string | undefined;
      do {
        const { events, end } = await page(user, { ...request, from });
        bodies.push(...events.map(({ content }) => content["body"]));
        from = end;
      } while (from !== undefined);
      return bodies;
    };
    const sevenMessages = async (user: PortUser, roomId: string) => {
      for (const body of ["1", "2", "3", "4", "5", "6", "7"]) {
        await user.port.sendEvent(roomId, "m.room.message", text(body));
        await user.port.sendEvent(roomId, "org.example.other", { body });
      }
    };

    test("The pages give the whole history of a type, in both directions, beyond what memory holds", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      await sevenMessages(alice, roomId);
      for (let index = 0; index < 30; index++) await send(alice, roomId, "org.example.other", {});
      const phone = await harness.createDevice(alice);
      const inMemory = await phone.port.readTimeline(roomId, { type: "m.room.message", limit: 9 });
      expect(inMemory).toEqual([]);

      expect(await all(phone, { roomId })).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
      expect(await all(phone, { roomId, direction: "f" })).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
      expect((await page(phone, { roomId })).events[0]).toMatchObject({
        room_id: roomId,
        sender: alice.userId,
        type: "m.room.message",
      });
    });

    test("A page is read again by its start, also when newer events came", async () => {
      const alice = await createHarness().createUser("alice");
      const roomId = await aRoom(alice);
      await sevenMessages(alice, roomId);
      const first = await page(alice, { roomId });
      await send(alice, roomId, "m.room.message", text("later"));

      const again = await page(alice, { roomId, from: first.start });
      const ids = ({ events }: EventPage) => events.map(({ event_id }) => event_id);
      expect(ids(again)).toEqual(ids(first));
    });

    test("164. In an encrypted room events are decrypted, and then chosen by type", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const roomId = await aRoom(alice, { encrypted: true });
      await sevenMessages(alice, roomId);

      expect(await all(alice, { roomId })).toEqual(["7", "6", "5", "4", "3", "2", "1"]);
      expect(await all(alice, { roomId, type: "m.room.encrypted" })).toEqual([]);
    });

    test("156. What cannot be decrypted is left out, and the page says so", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const roomId = await aRoom(alice, { encrypted: true });
      await alice.port.sendEvent(roomId, "m.room.message", text("1"));
      const unreadable = { algorithm: "m.megolm.v1.aes-sha2", session_id: "lost", ciphertext: "AwgAEn" };
      const lost = { ...unreadable, device_id: "GONE", sender_key: "gone" };
      const { event_id: lostId } = await alice.call(
        "PUT",
        `/v3/rooms/${encodeURIComponent(roomId)}/send/m.room.encrypted/lost`,
        lost,
      );
      await alice.port.sendEvent(roomId, "m.room.message", text("2"));

      const whole = await page(alice, { roomId, limit: 50 });
      const newest = await page(alice, { roomId, limit: 1 });
      expect(whole.events.map(({ content }) => content["body"])).toEqual(["2", "1"]);
      expect([whole.hasUndecryptable, newest.hasUndecryptable]).toEqual([true, undefined]);

      await alice.port.redact(roomId, String(lostId), {});
      expect(await page(alice, { roomId, limit: 50 })).not.toHaveProperty("hasUndecryptable");
    });

    test("A room of others is the homeserver's error", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice);

      await expect(page(bob, { roomId })).rejects.toMatchObject({ status: 403 });
    });
  });
}
