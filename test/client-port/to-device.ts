import { describe, expect, test } from "vitest";
import { patiently } from "./a-room.ts";
import type { CreateHarness } from "./port-harness.ts";
import { record } from "./recorder.ts";

export function describeToDevice(createHarness: CreateHarness): void {
  describe("to-device messages", () => {
    test("T-58 A clear message reaches the named device, and is told as clear", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const laptop = await harness.createDevice(bob);
      const received = record(bob.port);
      const elsewhere = record(laptop.port);
      const failures = await alice.port.sendToDevice({
        type: "org.example.hello",
        encrypted: false,
        contents: { [bob.userId]: { [bob.deviceId]: { encrypted: true, hello: "bob" } } },
      });
      expect(failures).toEqual({});
      await patiently(() => expect(received.of("to-device")).toHaveLength(1));
      expect(received.of("to-device")[0]?.message).toMatchObject({
        type: "org.example.hello",
        sender: alice.userId,
        content: { encrypted: true, hello: "bob" },
        encrypted: false,
      });
      expect(elsewhere.of("to-device")).toEqual([]);
    });

    test("178. In clear, * reaches every device of the user", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const bob = await harness.createUser("bob");
      const laptop = await harness.createDevice(bob);
      const devices = [record(bob.port), record(laptop.port)];
      await alice.port.sendToDevice({
        type: "org.example.hello",
        encrypted: false,
        contents: { [bob.userId]: { "*": { hello: "all" } } },
      });
      for (const device of devices) {
        await patiently(() => expect(device.of("to-device")).toHaveLength(1));
      }
    });

    test("177. The promise waits for the homeserver", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      const release = alice.wire.hold("/sendToDevice/");
      let accepted = false;
      const contents = { [alice.userId]: { "*": {} } };
      const sending = alice.port
        .sendToDevice({ type: "org.example.hello", encrypted: false, contents })
        .then(() => {
          accepted = true;
        });
      await patiently(() => expect(alice.wire.requests("/sendToDevice/")).toHaveLength(1));
      expect(accepted).toBe(false);
      release();
      await sending;
    });

    test("A refusal by the homeserver is told with its error", async () => {
      const harness = createHarness();
      const alice = await harness.createUser("alice");
      alice.wire.answerOnce("/sendToDevice/", () =>
        Response.json({ errcode: "M_TOO_LARGE", error: "Too large" }, { status: 413 }),
      );
      const contents = { [alice.userId]: { "*": {} } };
      const sending = alice.port.sendToDevice({ type: "org.example.hello", encrypted: false, contents });
      await expect(sending).rejects.toMatchObject({ status: 413, errcode: "M_TOO_LARGE" });
    });
  });
}
