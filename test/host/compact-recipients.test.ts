import { describe, expect, it } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { DriverFeature } from "../../src/core/session/session-driver.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { ask, negotiate } from "./support/raw-widget.ts";

const type = "org.example.ping";
const SEND = `org.matrix.msc3819.send.to_device:${type}`;
const VERSION = `${NAMESPACE}.compact_recipients`;
const RECIPIENTS = `${NAMESPACE}.recipients`;
const CONTENT = `${NAMESPACE}.content`;

const BOB = "@bob:hs.localhost";
const request = { type, encrypted: false, [RECIPIENTS]: { [BOB]: ["PHONE", "*"] }, [CONTENT]: { n: 1 } };

async function aReadySession(features: readonly DriverFeature[] = ["to-device"]) {
  const driver = aMemoryDriver({ features: new Set(features) });
  const test = aRawSession({ driver });
  await negotiate(test, [SEND]);
  return { driver, ask: (data: object) => ask(test.page, "send_to_device", data), page: test.page };
}

describe("Sending one content to many devices", () => {
  it("235. NS.recipients and messages together are an error, and so is half of either", async () => {
    const { ask, driver } = await aReadySession();
    const { [CONTENT]: _content, ...contentless } = request;
    const { [RECIPIENTS]: _recipients, ...recipientless } = request;
    const { encrypted: _encrypted, ...flagless } = request;

    for (const [data, message] of [
      [{ ...request, messages: {} }, `Invalid request - messages do not go with ${RECIPIENTS}`],
      [{ ...recipientless, messages: {} }, `Invalid request - messages do not go with ${RECIPIENTS}`],
      [contentless, `Invalid request - missing ${CONTENT}`],
      [recipientless, `Invalid request - ${RECIPIENTS} is no list of devices for each user`],
      [
        { ...request, [RECIPIENTS]: { [BOB]: "*" } },
        `Invalid request - ${RECIPIENTS} is no list of devices for each user`,
      ],
      [flagless, "Invalid request - missing encryption flag"],
      [{ ...request, type: "org.example.other" }, "Cannot send to-device events of this type"],
      [{ ...request, type: "m.room_key" }, "Cannot send to-device events of this type"],
    ] as const) {
      expect(await ask(data)).toEqual({ error: { message } });
    }
    expect(driver.calls).toEqual([]);
  });

  it("235. A short request does not become a message that is too large", async () => {
    const { ask, driver } = await aReadySession();
    const devices = Array.from({ length: 1_000 }, (_, index) => `${index}`);
    const content = { text: "x".repeat(40_000) };

    expect(await ask({ ...request, [RECIPIENTS]: { [BOB]: devices }, [CONTENT]: content })).toEqual({
      error: { message: "Invalid request - too much content for so many recipients" },
    });
    expect(driver.calls).toEqual([]);
  });

  it("235. Each device named gets the content", async () => {
    const { ask, driver } = await aReadySession();

    expect(await ask(request)).toEqual({});

    expect(driver.calls).toEqual([
      ["sendToDevice", type, false, { [BOB]: { PHONE: { n: 1 }, "*": { n: 1 } } }],
    ]);
  });

  it("235. Every device of a user is reached, encrypted in an encrypted room", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const bob = await aUser(homeserver, "bob", { encryption: true });
    const roomId = await aRoom(alice, { others: [bob], encrypted: true });
    const received: unknown[] = [];
    bob.port.subscribe((update) => {
      if (update.kind === "to-device" && update.message.type === type) received.push(update.message);
    });
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [SEND] });

    expect(await ask(page, "send_to_device", { ...request, [RECIPIENTS]: { [bob.userId]: ["*"] } })).toEqual({
      [`${NAMESPACE}.encrypted`]: true,
    });

    await expect
      .poll(() => received)
      .toMatchObject([
        {
          sender: alice.userId,
          content: { n: 1, [`${NAMESPACE}.scope`]: { room_id: roomId } },
          encrypted: true,
        },
      ]);
  });

  it("235. The proposal's own spelling is taken too, and ours counts where both are there", async () => {
    const { ask, driver } = await aReadySession();
    const plain = { type, encrypted: true, recipient_devices: { [BOB]: ["PHONE"] }, content: { n: 1 } };

    expect(await ask(plain)).toEqual({});
    expect(await ask({ ...plain, [RECIPIENTS]: { [BOB]: ["*"] }, [CONTENT]: { n: 2 } })).toEqual({});
    expect((await ask({ ...plain, messages: {} })).error.message).toContain("messages do not go with");

    expect(driver.calls).toEqual([
      ["sendToDevice", type, true, { [BOB]: { PHONE: { n: 1 } } }],
      ["sendToDevice", type, true, { [BOB]: { "*": { n: 2 } } }],
    ]);
  });

  it("229. It is there with its version, which takes to-device messages", async () => {
    const withIt = await aReadySession();
    const without = await aReadySession(["events"]);

    expect((await ask(withIt.page, "supported_api_versions")).supported_versions).toContain(VERSION);
    expect((await ask(without.page, "supported_api_versions")).supported_versions).not.toContain(VERSION);
    expect(await without.ask(request)).toEqual({
      error: { message: "Unknown or unsupported from-widget action: send_to_device" },
    });
  });
});
