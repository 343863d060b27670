import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { ToDeviceScope } from "../../src/core/to-device/room-claim.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aDriver, aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser, type User } from "./support/a-user.ts";
import { ask, negotiate, untilAsked } from "./support/raw-widget.ts";

const type = "io.element.call.encryption_keys";
const RECEIVE = `org.matrix.msc3819.receive.to_device:${type}`;
const SEND = `org.matrix.msc3819.send.to_device:${type}`;
const SCOPE = `${NAMESPACE}.scope`;
const META = `${NAMESPACE}.meta`;
const VERSION = `${NAMESPACE}.to_device_scope`;

/** Alice and Bob share two rooms, Carol is in the second one only. */
async function aScene({ encryption = false } = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const bob = await aUser(homeserver, "bob", { encryption });
  const carol = await aUser(homeserver, "carol", { encryption });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  const other = await aRoom(alice, { others: [bob, carol], encrypted: encryption });
  const aWidgetIn = async (
    user: User,
    toDeviceScope: ToDeviceScope | undefined,
    room: string | undefined = roomId,
  ) =>
    (
      await aRoomWidget(
        user,
        room,
        { capabilities: [RECEIVE, SEND] },
        { driver: aDriver(user, room, { toDeviceScope, toDeviceEncryption: "widget" }) },
      )
    ).page;
  return { alice, bob, carol, roomId, other, aWidgetIn };
}

const send = (from: User, to: User, content: object, encrypted = false) =>
  from.port.sendToDevice({ type, encrypted, contents: { [to.userId]: { "*": { ...content } } } });

const keys = (page: TestPage<unknown>): readonly unknown[] =>
  page.asked("send_to_device").map(({ data }: Wire) => data.content.key);

describe("The room that to-device messages are for", () => {
  it("234. A message for another room is dropped; without a room it comes by default, as deployed clients send it", async () => {
    const { alice, bob, roomId, other, aWidgetIn } = await aScene();
    const page = await aWidgetIn(alice, undefined);

    await send(bob, alice, { key: "another", [SCOPE]: { room_id: other, id: "m.call" } });
    await send(bob, alice, { key: "another, as proposed", scope: { room_id: other } });
    await send(bob, alice, { key: "both", [SCOPE]: { room_id: roomId }, scope: { room_id: other } });
    await send(bob, alice, { key: "unclear", [SCOPE]: "this one" });
    await send(bob, alice, { key: "none", room_id: other, scope: "m.call" });
    await send(bob, alice, { key: "this", [SCOPE]: { room_id: roomId, id: "m.call" } });
    await untilAsked(page, "send_to_device", 2);

    expect(keys(page)).toEqual(["none", "this"]);
  });

  it("234. Whose membership is not known yet is no less welcome than who says no room, but not where it is strict", async () => {
    const { alice, bob, carol, roomId, aWidgetIn } = await aScene();
    const [lenient, strict] = [await aWidgetIn(alice, "lenient"), await aWidgetIn(alice, "strict")];
    const scoped = (key: string) => ({ key, [SCOPE]: { room_id: roomId } });

    await send(carol, alice, scoped("unknown"));
    await bob.client.invite(roomId, carol.userId);
    await vi.waitFor(() =>
      expect(alice.port.getState(roomId, "m.room.member", carol.userId)).toHaveLength(1),
    );
    await send(carol, alice, scoped("invited"));
    await send(bob, alice, scoped("joined"));
    await untilAsked(strict, "send_to_device");
    await untilAsked(lenient, "send_to_device", 2);

    expect(keys(lenient)).toEqual(["unknown", "joined"]);
    expect(keys(strict)).toEqual(["joined"]);
  });

  it("234. Where it is strict, a message without a room is dropped; where it is off, every one comes", async () => {
    const { alice, bob, roomId, other, aWidgetIn } = await aScene();
    const [strict, off] = [await aWidgetIn(alice, "strict"), await aWidgetIn(alice, "off")];

    await send(bob, alice, { key: "none" });
    await send(bob, alice, { key: "another", [SCOPE]: { room_id: other } });
    await send(bob, alice, { key: "this", scope: { room_id: roomId } });
    await untilAsked(strict, "send_to_device");
    await untilAsked(off, "send_to_device", 3);

    expect(keys(strict)).toEqual(["this"]);
    expect(keys(off)).toEqual(["none", "another", "this"]);
  });

  it("234. An account widget gets them all", async () => {
    const { alice, bob, other, aWidgetIn } = await aScene();
    const homeless = (
      await aRoomWidget(alice, undefined, { capabilities: [RECEIVE] }, { driver: aDriver(alice, undefined) })
    ).page;
    const page = await aWidgetIn(alice, undefined);

    await send(bob, alice, { key: "another", [SCOPE]: { room_id: other } });
    await send(bob, alice, { key: "none" });
    await untilAsked(homeless, "send_to_device", 2);
    await untilAsked(page, "send_to_device");

    expect(keys(homeless)).toEqual(["another", "none"]);
    expect(keys(page)).toEqual(["none"]);
  });

  it("234. From widget to widget, encrypted, the room is said, checked and told beside the data", async () => {
    const { alice, bob, roomId, other, aWidgetIn } = await aScene({ encryption: true });
    const here = await aWidgetIn(alice, undefined);
    const elsewhere = await aWidgetIn(alice, undefined, other);
    const sender = await aWidgetIn(bob, undefined);

    const response = await ask(sender, "send_to_device", {
      type,
      encrypted: true,
      messages: { [alice.userId]: { "*": { key: 1, room_id: "!of:the.call" } } },
    });
    await send(bob, alice, { key: 2 }, true);
    await untilAsked(here, "send_to_device", 2);
    await untilAsked(elsewhere, "send_to_device");

    expect(response).toEqual({ [`${NAMESPACE}.encrypted`]: true });
    const [first, second] = here.asked("send_to_device");
    expect(first.data.content).toEqual({
      key: 1,
      room_id: "!of:the.call",
      [SCOPE]: { room_id: roomId, id: "m.custom" },
    });
    expect(first[META]).toMatchObject({ encrypted: true, room_id: roomId });
    expect(second[META]).not.toHaveProperty("room_id");
    expect(keys(elsewhere)).toEqual([2]);
  });

  it("236. No room is told of a clear message, nor of one whose sender is not in it", async () => {
    const { alice, bob, carol, roomId, aWidgetIn } = await aScene();
    const page = await aWidgetIn(alice, undefined);

    await send(bob, alice, { key: 1, [SCOPE]: { room_id: roomId } });
    await send(carol, alice, { key: 2, [SCOPE]: { room_id: roomId } });
    await untilAsked(page, "send_to_device", 2);

    for (const request of page.asked("send_to_device")) expect(request[META]).toEqual({ encrypted: false });
  });

  it("234. A widget that names another room is told what is wrong", async () => {
    const { alice, roomId, other, aWidgetIn } = await aScene();
    const page = await aWidgetIn(alice, undefined);
    const content = { [SCOPE]: { room_id: other } };

    const { error } = await ask(page, "send_to_device", {
      type,
      encrypted: false,
      messages: { [alice.userId]: { "*": content } },
    });

    expect(error.message).toContain(`this widget belongs to ${roomId}`);
  });

  it("229. It is there with its version, which takes a driver that says the room", async () => {
    const versions = async (toDeviceScope?: ToDeviceScope) => {
      const test = aRawSession({ driver: aMemoryDriver(toDeviceScope && { toDeviceScope }) });
      await negotiate(test, []);
      return (await ask(test.page, "supported_api_versions")).supported_versions;
    };

    expect(await versions("lenient")).toContain(VERSION);
    expect(await versions("strict")).toContain(VERSION);
    expect(await versions("off")).not.toContain(VERSION);
    expect(await versions()).not.toContain(VERSION);
  });
});
