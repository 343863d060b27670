import { expect, onTestFinished, test } from "vitest";
import { createHomeserver, type HomeserverOptions } from "../../src/homeserver/index.ts";
import { text } from "../client-port/a-room.ts";
import { aClient, type TestClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";

async function aliceAt(options: HomeserverOptions): Promise<TestClient & { roomId: string }> {
  const homeserver = createHomeserver(options);
  onTestFinished(() => homeserver.close());
  const alice = await aClient(homeserver, "alice");
  return { ...alice, roomId: await aRoom([alice.client]) };
}

test("87. A server without delayed events is sent nothing that it would send at once", async () => {
  const { port, wire, roomId } = await aliceAt({ delayedEvents: false });
  expect(await port.supports("delayed-events")).toBe(false);
  const request = { roomId, type: "org.example.leave", content: {}, delayMs: 1000 };
  const attempts = [
    port.scheduleEvent(request),
    port.scheduleEvent({ ...request, stateKey: "" }),
    port.scheduleEvent({ ...request, stickyDurationMs: 1000 }),
    port.updateDelayedEvent("some-id", "restart"),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "unsupported" });
  for (const part of ["/send/", "/state/", "/delayed_events"]) expect(wire.requests(part)).toEqual([]);
});

test("A server without sticky events is sent none, neither at once nor delayed", async () => {
  const { port, wire, roomId } = await aliceAt({ stickyEvents: false });
  expect(await port.supports("sticky-events")).toBe(false);
  const event = { roomId, type: "m.room.message", content: text("sticky?"), stickyDurationMs: 1000 };
  const attempts = [
    port.sendStickyEvent(roomId, event.type, event.content, 1000),
    port.scheduleEvent({ ...event, delayMs: 1000 }),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "unsupported" });
  expect(wire.requests("/send/")).toEqual([]);
});
