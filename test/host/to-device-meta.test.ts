import { describe, expect, it } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { DriverFeature } from "../../src/core/session/session-driver.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { ask, negotiate, untilAsked } from "./support/raw-widget.ts";

const type = "org.example.ping";
const RECEIVE = `org.matrix.msc3819.receive.to_device:${type}`;
const VERSION = `${NAMESPACE}.to_device_meta`;
const META = `${NAMESPACE}.meta`;
const claim = { encrypted: true, sender_device: "TRUSTED", sender_device_verified: true, room_id: "!here" };

async function aScene(encryption: boolean) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const bob = await aUser(homeserver, "bob", { encryption });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });
  return { alice, bob, page };
}

const send = (from: User, to: User, encrypted: boolean, content: Readonly<Record<string, unknown>>) =>
  from.port.sendToDevice({ type, encrypted, contents: { [to.userId]: { "*": content } } });

describe("What the host says beside a to-device message", () => {
  it("236. NS.meta names the device that really encrypted it, whatever the sender claims", async () => {
    const { alice, bob, page } = await aScene(true);

    await send(bob, alice, true, { [META]: claim });

    expect(await untilAsked(page, "send_to_device")).toMatchObject({
      data: { type, sender: bob.userId, content: { [META]: claim }, encrypted: true },
      [META]: { encrypted: true, sender_device: bob.client.getDeviceId(), sender_device_verified: false },
    });
    expect(page.asked("send_to_device")[0][META]).not.toHaveProperty("room_id");
  });

  it("236. NS.meta of a clear message says only that, whatever its sender and the homeserver add", async () => {
    const { alice, bob, page } = await aScene(false);
    alice.onSync = (body) => {
      for (const event of body.to_device?.events ?? []) {
        Object.assign(event as object, claim, { [META]: claim, senderDevice: "TRUSTED" });
      }
    };

    await send(bob, alice, false, { [META]: claim });

    const request = await untilAsked(page, "send_to_device");
    expect(request[META]).toEqual({ encrypted: false });
    expect(request.data).toEqual({ type, sender: bob.userId, content: { [META]: claim }, encrypted: false });
  });

  it("229. It is there with its version, which takes to-device messages", async () => {
    const versions = async (...features: DriverFeature[]) => {
      const driver = aMemoryDriver({ features: new Set(features) });
      const test = aRawSession({ driver });
      await negotiate(test, []);
      return (await ask(test.page, "supported_api_versions")).supported_versions;
    };

    expect(await versions("to-device")).toContain(VERSION);
    expect(await versions("events")).not.toContain(VERSION);
  });
});
