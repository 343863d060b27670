import { describe, expect, test } from "vitest";
import type { ToDeviceContents } from "../../src/core/matrix/matrix-client-port.ts";
import { aRoom, patiently } from "./a-room.ts";
import type { CreateHarness } from "./port-harness.ts";
import { record } from "./recorder.ts";

const type = "org.example.key";

export function describeEncryptedToDevice(createHarness: CreateHarness): void {
  describe("encrypted to-device messages", () => {
    test("185. An encrypted message is ciphertext on the wire and told as encrypted, with its device", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      await aRoom(alice, { others: [bob], encrypted: true });
      const received = record(bob.port);
      const contents = { [bob.userId]: { [bob.deviceId]: { secret: "green_tea" } } };
      expect(await alice.port.sendToDevice({ type, encrypted: true, contents })).toEqual({});
      await patiently(() =>
        expect(received.of("to-device").map(({ message }) => message.type)).toContain(type),
      );
      expect(received.of("to-device").find(({ message }) => message.type === type)?.message).toMatchObject({
        sender: alice.userId,
        content: { secret: "green_tea" },
        encrypted: true,
        senderDevice: alice.deviceId,
        senderVerified: false,
      });
      const [sent] = alice.wire.requests("/sendToDevice/");
      expect(sent?.path).toContain("/sendToDevice/m.room.encrypted/");
      expect(JSON.stringify(alice.wire.requests("/sendToDevice/").map(({ body }) => body))).not.toContain(
        "green_tea",
      );
    });

    test("178. * is every device of the user, but not the one that sends", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const phone = await harness.createDevice(alice, { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      const laptop = await harness.createDevice(bob, { encryption: true });
      await aRoom(alice, { others: [bob], encrypted: true });
      const others = [phone, bob, laptop].map((device) => record(device.port));
      const self = record(alice.port);
      const contents = { [alice.userId]: { "*": { to: "self" } }, [bob.userId]: { "*": { to: "bob" } } };
      await patiently(async () =>
        expect(await alice.port.sendToDevice({ type, encrypted: true, contents })).toEqual({}),
      );
      for (const device of others) {
        await patiently(() =>
          expect(device.of("to-device").map(({ message }) => message.type)).toContain(type),
        );
      }
      expect(self.of("to-device").map(({ message }) => message.type)).not.toContain(type);
    });

    test("182. A device that has no keys left to start with does not spoil it for the others", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      await aRoom(alice, { others: [bob], encrypted: true });
      const sendTo = (contents: Record<string, Record<string, object>>) =>
        alice.port.sendToDevice({ type, encrypted: true, contents: contents as ToDeviceContents });
      expect(await sendTo({ [bob.userId]: { [bob.deviceId]: { n: 1 } } })).toEqual({});

      const laptop = await harness.createDevice(bob, { encryption: true });
      await patiently(async () => {
        const query = { device_keys: { [bob.userId]: [] } };
        const { device_keys: keys } = await alice.call("POST", "/v3/keys/query", query);
        expect(JSON.stringify(keys)).toContain(laptop.deviceId);
      });
      for (let attempt = 0; attempt < 9; attempt++) {
        alice.wire.answerOnce("/keys/claim", () => Response.json({ one_time_keys: {}, failures: {} }));
      }
      const received = record(bob.port);
      const failures = () =>
        sendTo({ [bob.userId]: { [bob.deviceId]: { n: 2 }, [laptop.deviceId]: { n: 2 } } });
      expect(await failures()).toEqual({ [bob.userId]: [laptop.deviceId] });
      await patiently(() =>
        expect(received.of("to-device").map(({ message }) => message.content)).toContainEqual({ n: 2 }),
      );
    });

    test("When the homeserver refuses the keys of all devices, that is its error and no device's", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      await aRoom(alice, { others: [bob], encrypted: true });
      alice.wire.answerOnce("/keys/claim", () =>
        Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 }),
      );
      const contents = { [bob.userId]: { [bob.deviceId]: { n: 1 } } };
      const sending = alice.port.sendToDevice({ type, encrypted: true, contents });
      await expect(sending).rejects.toMatchObject({ status: 403 });
      expect(alice.wire.requests("/sendToDevice/")).toEqual([]);
    });

    test("182. Devices that cannot be reached are told, the others get theirs", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice", { encryption: true });
      const bob = await harness.createUser("bob", { encryption: true });
      const plain = await harness.createUser("plain");
      await aRoom(alice, { others: [bob, plain], encrypted: true });
      const received = record(bob.port);
      const failures = await alice.port.sendToDevice({
        type,
        encrypted: true,
        contents: {
          [bob.userId]: { [bob.deviceId]: { secret: "green_tea" }, NODEVICE: { secret: "whole_milk" } },
          [plain.userId]: { "*": { secret: "cane_sugar" } },
        },
      });
      expect(failures).toEqual({ [bob.userId]: ["NODEVICE"], [plain.userId]: ["*"] });
      await patiently(() =>
        expect(received.of("to-device").map(({ message }) => message.type)).toContain(type),
      );
      const wire = JSON.stringify(alice.wire.requests("/sendToDevice/").map(({ body }) => body));
      expect(wire).not.toMatch(/whole_milk|cane_sugar/);
    });
  });
}
