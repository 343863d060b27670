import { describe, expect, test, vi } from "vitest";
import { aRoom, join, patiently, send, setState, text } from "./a-room.ts";
import type { CreateHarness } from "./port-harness.ts";
import { record } from "./recorder.ts";

export function describeUpdates(createHarness: CreateHarness): void {
  describe("updates", () => {
    test("Invitation, joining and leaving are told, and getKnownRoomIds agrees", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const roomId = await aRoom(alice, { name: "Tea" });
      const updates = record(bob.port);
      const memberships = () => updates.of("membership").map(({ membership }) => membership);

      await alice.call("POST", `/v3/rooms/${encodeURIComponent(roomId)}/invite`, { user_id: bob.userId });
      await patiently(() => expect(memberships()).toEqual(["invite"]));
      expect(bob.port.getKnownRoomIds()).toEqual([roomId]);
      await join(bob, roomId);
      await patiently(() => expect(memberships()).toEqual(["invite", "join"]));
      expect(bob.port.getRoom(roomId)).toEqual({
        roomId,
        name: "Tea",
        membership: "join",
        isEncrypted: false,
      });
      await bob.call("POST", `/v3/rooms/${encodeURIComponent(roomId)}/leave`, {});
      await patiently(() => expect(memberships()).toEqual(["invite", "join", "leave"]));
      expect(bob.port.getKnownRoomIds()).toEqual([]);
    });

    test("119. A room that the user has left tells nothing more", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const left = await aRoom(alice, { others: [bob] });
      const other = await aRoom(alice, { others: [bob] });
      const updates = record(bob.port);
      await bob.call("POST", `/v3/rooms/${encodeURIComponent(left)}/leave`, {});
      await patiently(() => expect(updates.of("membership")).toHaveLength(1));
      const before = updates.timeline(left).length;
      await setState(alice, left, "m.room.topic", "", { topic: "secret" });
      await send(alice, left, "m.room.message", text("secret"));
      await send(alice, other, "m.room.message", text("after"));
      await patiently(() => expect(updates.timeline(other)).toHaveLength(1));
      expect(updates.timeline(left)).toHaveLength(before);
      expect(updates.state(left, "m.room.topic")).toEqual([]);
    });

    test("Account data is told by type and read as the homeserver has it", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      const updates = record(alice.port);
      const user = `/v3/user/${encodeURIComponent(alice.userId)}`;
      expect(alice.port.getAccountData("org.example.tea")).toBeUndefined();
      await alice.call("PUT", `${user}/account_data/org.example.tea`, { milk: true });
      await alice.call("PUT", `${user}/rooms/${encodeURIComponent(roomId)}/account_data/org.example.cup`, {
        size: 2,
      });
      await patiently(() =>
        expect(updates.of("account-data")).toContainEqual({ kind: "account-data", type: "org.example.tea" }),
      );
      expect(alice.port.getAccountData("org.example.tea")).toEqual({ milk: true });
      await patiently(() =>
        expect(alice.port.getRoomAccountData(roomId, "org.example.cup")).toEqual({ size: 2 }),
      );
      expect(alice.port.getRoomAccountData(roomId, "org.example.tea")).toBeUndefined();
    });

    test("Several subscribers hear the same, until each of them has enough", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      const first = record(alice.port);
      const second = record(alice.port);
      await send(alice, roomId, "m.room.message", text("both"));
      await patiently(() => expect(second.timeline(roomId)).toHaveLength(1));
      first.stop();
      first.stop();
      await send(alice, roomId, "m.room.message", text("one"));
      await patiently(() => expect(second.timeline(roomId)).toHaveLength(2));
      second.stop();
      const third = record(alice.port);
      await send(alice, roomId, "m.room.message", text("new"));
      await patiently(() => expect(third.timeline(roomId)).toHaveLength(1));
      expect([first.timeline(roomId).length, second.timeline(roomId).length]).toEqual([1, 2]);
    });

    test("A function that subscribed twice is called twice, and unsubscribes one at a time", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const roomId = await aRoom(alice);
      const listener = vi.fn();
      alice.port.subscribe(listener);
      const unsubscribe = alice.port.subscribe(listener);
      await send(alice, roomId, "m.room.message", text("twice"));
      await patiently(() => expect(listener).toHaveBeenCalledTimes(2));
      unsubscribe();
      await send(alice, roomId, "m.room.message", text("once"));
      await patiently(() => expect(listener).toHaveBeenCalledTimes(3));
    });

    test("Stopping the client is told last and once", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const updates = record(alice.port);
      alice.stop();
      await patiently(() => expect(updates.updates.at(-1)).toEqual({ kind: "stopped" }));
      expect(updates.of("stopped")).toHaveLength(1);
    });

    test("A session that was logged out elsewhere is told as stopped", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const updates = record(alice.port);
      await alice.call("POST", "/v3/logout", {});
      await patiently(() => expect(updates.updates.at(-1)).toEqual({ kind: "stopped", isLoggedOut: true }));
      alice.stop();
      expect(updates.of("stopped")).toHaveLength(1);
    });
  });
}
