import "./silent-logger.ts"; // before the SDK, which keeps some loggers as they are when it loads

import {
  ClientEvent,
  createClient,
  HttpApiEvent,
  MatrixEventEvent,
  RoomEvent,
  RoomStateEvent,
  type MatrixEvent as SdkEvent,
} from "matrix-js-sdk";
import { expect, onTestFinished, test, vi } from "vitest";
import { createHomeserver, type Homeserver } from "../../src/homeserver/index.ts";
import { createMatrixJsSdkPort } from "../../src/matrix-js-sdk/index.ts";
import { patiently, text } from "../client-port/a-room.ts";
import { record } from "../client-port/recorder.ts";
import { aClient, type TestClient } from "./a-client.ts";
import { aRoom } from "./a-room.ts";
import { silentLogger } from "./silent-logger.ts";

function aHomeserver(): Homeserver {
  const homeserver = createHomeserver();
  onTestFinished(() => homeserver.close());
  return homeserver;
}

const used = [
  ClientEvent.AccountData,
  ClientEvent.Event,
  ClientEvent.ReceivedToDeviceMessage,
  ClientEvent.Sync,
  HttpApiEvent.SessionLoggedOut,
  RoomEvent.LocalEchoUpdated,
  RoomEvent.MyMembership,
  RoomEvent.Timeline,
  RoomStateEvent.Events,
  RoomStateEvent.NewMember,
  RoomStateEvent.Update,
] as const;

const listenersOf = ({ client }: TestClient) => used.map((name) => `${name}: ${client.listenerCount(name)}`);

test("The port listens to the SDK only while somebody is subscribed", async () => {
  const alice = await aClient(aHomeserver(), "alice");
  const before = listenersOf(alice);
  const first = record(alice.port);
  const listening = listenersOf(alice);
  for (const [index, count] of listening.entries()) expect(count).not.toBe(before[index]);
  const second = record(alice.port);
  expect(listenersOf(alice)).toEqual(listening);
  first.stop();
  expect(listenersOf(alice)).toEqual(listening);
  second.stop();
  expect(listenersOf(alice)).toEqual(before);
});

test("Nothing is listened to after the client has stopped", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice");
  const withoutPort = await aClient(homeserver, "bob");
  const updates = record(alice.port);
  for (const { client } of [alice, withoutPort]) client.stopClient();
  await patiently(() => expect(updates.of("stopped")).toHaveLength(1));
  expect(listenersOf(alice)).toEqual(listenersOf(withoutPort));
  updates.stop();
});

test("T-47 A session that the homeserver ended is told from a client that was only stopped", async () => {
  const homeserver = aHomeserver();
  const [signedOut, stopped] = [await aClient(homeserver, "alice"), await aClient(homeserver, "bob")];
  const [afterLogout, afterStop] = [record(signedOut.port), record(stopped.port)];
  await signedOut.client.logout();
  stopped.client.stopClient();
  await patiently(() => expect(afterLogout.of("stopped")).toEqual([{ kind: "stopped", isLoggedOut: true }]));
  await patiently(() => expect(afterStop.of("stopped")).toEqual([{ kind: "stopped" }]));
  for (const updates of [afterLogout, afterStop]) updates.stop();
});

test("Unsubscribing also gives up events that wait for their key", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice", { encryption: true });
  const bob = await aClient(homeserver, "bob", { encryption: true });
  const roomId = await aRoom([alice.client, bob.client], { encrypted: true });
  const updates = record(bob.port);
  bob.wire.holdToDevice();
  const eventId = await alice.port.sendEvent(roomId, "m.room.message", text("no key"));
  const waiting = (): SdkEvent | undefined => bob.client.getRoom(roomId)?.findEventById(eventId);
  await patiently(() => expect(waiting()?.isDecryptionFailure()).toBe(true));
  const others = waiting()?.listenerCount(MatrixEventEvent.Decrypted) ?? 0;
  updates.stop();
  expect(waiting()?.listenerCount(MatrixEventEvent.Decrypted)).toBe(others - 1);
});

test("123. A slow decryption holds up its own room, and only that", async () => {
  const homeserver = aHomeserver();
  const alice = await aClient(homeserver, "alice", { encryption: true });
  const bob = await aClient(homeserver, "bob", { encryption: true });
  const slow = await aRoom([alice.client, bob.client], { encrypted: true });
  const other = await aRoom([alice.client, bob.client]);
  const updates = record(bob.port);

  const crypto = bob.client.getCrypto();
  if (crypto === undefined || !("decryptEvent" in crypto)) throw new Error("no crypto to slow down");
  const backend = crypto as { decryptEvent: (event: SdkEvent) => Promise<unknown> };
  const decryptEvent = backend.decryptEvent.bind(backend);
  let finish = () => {};
  const held = new Promise<void>((resolve) => (finish = resolve));
  let decryptions = 0;
  vi.spyOn(backend, "decryptEvent").mockImplementation(async (event) => {
    if (decryptions++ === 0) await held;
    return decryptEvent(event);
  });

  await alice.port.sendEvent(slow, "m.room.message", text("one"));
  await alice.port.sendEvent(slow, "m.room.message", text("two"));
  await alice.port.sendState(slow, "m.room.topic", "", { topic: "three" });
  await alice.port.sendEvent(other, "m.room.message", text("elsewhere"));
  await patiently(() => expect(updates.timeline(other)).toHaveLength(1));
  await patiently(() => expect(updates.state(slow, "m.room.topic")).toHaveLength(1));
  expect(updates.timeline(slow)).toEqual([]);
  finish();
  await patiently(() => expect(updates.timeline(slow)).toHaveLength(3));
  const told = updates.timeline(slow).map(({ content }) => content["body"] ?? content["topic"]);
  expect(told).toEqual(["one", "two", "three"]);
});

test("A listener that throws keeps the event from nobody, and its error is not swallowed", async () => {
  const alice = await aClient(aHomeserver(), "alice");
  const roomId = await aRoom([alice.client]);
  const rethrown: unknown[] = [];
  vi.spyOn(globalThis, "queueMicrotask").mockImplementation((callback) => {
    void Promise.resolve()
      .then(callback)
      .catch((error: unknown) => rethrown.push(error));
  });
  const mistake = new Error("a mistake in the app");
  alice.port.subscribe((update) => {
    if (update.kind === "timeline") throw mistake;
  });
  const updates = record(alice.port);
  await alice.port.sendEvent(roomId, "m.room.message", text("one"));
  await alice.port.sendEvent(roomId, "m.room.message", text("two"));
  await patiently(() => expect(updates.timeline(roomId)).toHaveLength(2));
  expect(rethrown).toEqual([mistake, mistake]);
});

test("The homeserver's URL has no slash at its end", () => {
  const client = createClient({
    ...aHomeserver().registerUser({ localpart: "alice" }),
    baseUrl: "https://hs.example.org/",
    logger: silentLogger,
  });
  expect(createMatrixJsSdkPort(client).homeserverUrl).toBe("https://hs.example.org");
});

test("The same client has the same port, another client another", async () => {
  const homeserver = aHomeserver();
  const { client } = await aClient(homeserver, "alice");
  const { client: other } = await aClient(homeserver, "bob");
  expect(createMatrixJsSdkPort(client)).toBe(createMatrixJsSdkPort(client));
  expect(createMatrixJsSdkPort(other)).not.toBe(createMatrixJsSdkPort(client));
});
