import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { expect, onTestFinished, test } from "vitest";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { encryptForRoom } from "../../src/matrix-js-sdk/send/encryption.ts";
import { aClient, type TestClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";

async function aliceInAnEncryptedRoom(): Promise<TestClient & { homeserver: Homeserver; roomId: string }> {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  const alice = await aClient(homeserver, "alice", { encryption: true });
  return { ...alice, homeserver, roomId: await aRoom([alice.client], { encrypted: true }) };
}

/** The client's crypto object, but for the function that encrypts events. */
function replaceEncryptEvent({ client }: TestClient, encryptEvent: unknown): void {
  const crypto: CryptoApi | undefined = client.getCrypto();
  const changed = Object.create(crypto ?? {}, { encryptEvent: { value: encryptEvent } }) as CryptoApi;
  client.getCrypto = () => changed;
}

const secret = { why: "rosebud" };

test("101. The SDK's crypto object encrypts an event that it is given, as the port needs it", async () => {
  const alice = await aliceInAnEncryptedRoom();
  expect(alice.client.getCrypto()).toHaveProperty("encryptEvent", expect.any(Function));
  const wire = await encryptForRoom(alice.client, alice.roomId, "org.example.leave", secret);
  expect(wire.type).toBe("m.room.encrypted");
  expect(wire.content).toMatchObject({ algorithm: "m.megolm.v1.aes-sha2", ciphertext: expect.any(String) });
  expect(JSON.stringify(wire)).not.toContain("rosebud");
});

test.each([
  ["is not there", undefined],
  ["leaves the event in clear", async () => undefined],
  ["is something else", "encryptEvent"],
])(
  "101. Where the function %s, delayed events are refused, sticky or not, and nothing is sent",
  async (_case, encryptEvent) => {
    const alice = await aliceInAnEncryptedRoom();
    const { port, wire, roomId } = alice;
    replaceEncryptEvent(alice, encryptEvent);
    const event = { roomId, type: "org.example.leave", content: secret, delayMs: 1000 };
    for (const scheduling of [
      port.scheduleEvent(event),
      port.scheduleEvent({ ...event, stickyDurationMs: 1000 }),
    ]) {
      await expect(scheduling).rejects.toMatchObject({ name: "WidgetError", code: "unsupported" });
    }
    expect([...wire.requests("/send/"), ...wire.requests("delayed_event")]).toEqual([]);
  },
);

test("101. Delayed events wait on the homeserver as ciphertext, sticky ones too, state as it is", async () => {
  const { port, homeserver, roomId } = await aliceInAnEncryptedRoom();
  const event = { roomId, type: "org.example.leave", content: secret, delayMs: 60_000 };
  await port.scheduleEvent(event);
  await port.scheduleEvent({ ...event, stickyDurationMs: 1000 });
  await port.scheduleEvent({ ...event, stateKey: "" });
  const [plain, sticky, state] = homeserver.inspect.delayedEvents();
  expect([plain?.type, sticky?.type, state?.type]).toEqual([
    "m.room.encrypted",
    "m.room.encrypted",
    "org.example.leave",
  ]);
  expect(JSON.stringify([plain, sticky])).not.toContain("rosebud");
});
