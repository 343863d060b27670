import { describe, expect, it } from "vitest";
import type { ToDeviceMessage } from "../../src/core/matrix/matrix-client-port.ts";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { MatrixWidgetDriverOptions } from "../../src/driver/index.ts";
import { accountWidget, aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser, type User } from "./a-user.ts";
import { eventually } from "./eventually.ts";

const type = "io.element.call.encryption_keys";
const content = { key: "rosebud" };
/** What a room widget's driver adds to it. */
const scoped = (roomId: string) => ({
  ...content,
  [`${NAMESPACE}.scope`]: { room_id: roomId, id: accountWidget.type },
});

function inboxOf(user: User): ToDeviceMessage[] {
  const inbox: ToDeviceMessage[] = [];
  user.port.subscribe((update) => {
    if (update.kind === "to-device") inbox.push(update.message);
  });
  return inbox;
}

/** Two users who share a room of the given kind, and an encrypted one: the SDK knows no devices of other users. */
async function aPair({ encrypted = true }: { encrypted?: boolean } = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption: true });
  const bob = await aUser(homeserver, "bob", { encryption: true });
  const common = await aRoom(alice, { others: [bob], encrypted: true });
  const roomId = encrypted ? common : await aRoom(alice, { others: [bob] });
  return { homeserver, alice, bob, roomId, inbox: inboxOf(bob) };
}

describe("sending to devices", () => {
  it.each([[true], [false]])(
    "T-59 179. Encrypted room: never leaves in clear, asked with `encrypted: %j`",
    async (asked) => {
      const { homeserver, alice, bob, roomId, inbox } = await aPair();
      const receipt = await aDriver(alice, roomId).sendToDevice(type, asked, {
        [bob.userId]: { [bob.deviceId]: content },
      });
      expect(receipt).toEqual({ encrypted: true, failures: {} });
      expect(homeserver.bodiesOf("/sendToDevice/m.room.encrypted/")).toHaveLength(1);
      expect(JSON.stringify(homeserver.seen)).not.toContain("rosebud");
      await eventually(() => {
        expect(inbox).toEqual([
          expect.objectContaining({ type, content: scoped(roomId), sender: alice.userId, encrypted: true }),
        ]);
      });
    },
  );

  it("189. reaches no unverified device where the user or the room excludes them, and names it", async () => {
    const { homeserver, alice, bob, roomId, inbox } = await aPair();
    const crypto = alice.client.getCrypto();
    const room = alice.client.getRoom(roomId);
    if (crypto === undefined || room === null) throw new Error("Alice has no encryption or no room");
    const send = () => aDriver(alice, roomId).sendToDevice(type, true, { [bob.userId]: { "*": content } });
    const missed = { encrypted: true, failures: { [bob.userId]: [bob.deviceId] } };

    crypto.globalBlacklistUnverifiedDevices = true;
    expect(await send()).toEqual(missed);
    crypto.globalBlacklistUnverifiedDevices = false;
    room.setBlacklistUnverifiedDevices(true);
    expect(await send()).toEqual(missed);
    expect(homeserver.bodiesOf("/sendToDevice/m.room.encrypted/")).toEqual([]);

    await crypto.setDeviceVerified(bob.userId, bob.deviceId);
    expect(await send()).toEqual({ encrypted: true, failures: {} });
    await eventually(() => expect(inbox).toHaveLength(1));
  });

  it("leaves in clear from a clear room, unless the widget asks for encryption", async () => {
    const { homeserver, alice, bob, roomId, inbox } = await aPair({ encrypted: false });
    const driver = aDriver(alice, roomId);
    const to = { [bob.userId]: { [bob.deviceId]: content } };
    expect(await driver.sendToDevice(type, false, to)).toEqual({ encrypted: false, failures: {} });
    expect(homeserver.bodiesOf(`/sendToDevice/${type}/`)).toEqual([
      { messages: { [bob.userId]: { [bob.deviceId]: scoped(roomId) } } },
    ]);
    await eventually(() =>
      expect(inbox).toEqual([expect.objectContaining({ type, content: scoped(roomId), encrypted: false })]),
    );
    expect(await driver.sendToDevice(type, true, to)).toEqual({ encrypted: true, failures: {} });
    expect(homeserver.bodiesOf("/sendToDevice/m.room.encrypted/")).toHaveLength(1);
  });

  it.each<[string, Partial<MatrixWidgetDriverOptions>, boolean]>([
    ["180. Account widget: encrypted by default", {}, true],
    ["encrypts under the policy `room` where there is no room", { toDeviceEncryption: "room" }, true],
    ["encrypts always under the policy `always`", { toDeviceEncryption: "always" }, true],
    ["lets an account widget decide under the policy `widget`", { toDeviceEncryption: "widget" }, false],
  ])("%s", async (_, options, encrypted) => {
    const { homeserver, alice, bob } = await aPair({ encrypted: false });
    await aDriver(alice, undefined, options).sendToDevice(type, false, {
      [bob.userId]: { [bob.deviceId]: content },
    });
    expect(homeserver.bodiesOf("/sendToDevice/m.room.encrypted/")).toHaveLength(encrypted ? 1 : 0);
    expect(homeserver.bodiesOf(`/sendToDevice/${type}/`)).toHaveLength(encrypted ? 0 : 1);
  });

  it("180. Account widget: encrypted by default, whatever room it is shown in", async () => {
    const { homeserver, alice, bob, roomId } = await aPair({ encrypted: false });
    const driver = aDriver(alice, roomId, { widget: accountWidget });
    await driver.sendToDevice(type, false, { [bob.userId]: { [bob.deviceId]: content } });
    expect(JSON.stringify(homeserver.seen)).not.toContain("rosebud");
  });

  it("T-59 179. No policy sends in clear from an encrypted room", async () => {
    const { homeserver, alice, bob, roomId } = await aPair();
    const driver = aDriver(alice, roomId, { toDeviceEncryption: "widget" });
    await driver.sendToDevice(type, false, { [bob.userId]: { [bob.deviceId]: content } });
    expect(JSON.stringify(homeserver.seen)).not.toContain("rosebud");
  });

  it("178. `*` reaches every device of the user; with encryption it is expanded", async () => {
    const { homeserver, alice, bob, roomId, inbox } = await aPair();
    await aDriver(alice, roomId).sendToDevice(type, true, { [bob.userId]: { "*": content } });
    await eventually(() =>
      expect(inbox).toEqual([expect.objectContaining({ content: scoped(roomId), encrypted: true })]),
    );
    const [body] = homeserver.bodiesOf("/sendToDevice/m.room.encrypted/");
    expect(body).toHaveProperty(["messages", bob.userId, bob.deviceId]);
  });

  it("182. Partial encryption failure is reported, not hidden", async () => {
    const { alice, bob, roomId, inbox } = await aPair();
    const receipt = await aDriver(alice, roomId).sendToDevice(type, true, {
      [bob.userId]: { [bob.deviceId]: content, NOSUCHDEVICE: content },
    });
    expect(receipt).toEqual({ encrypted: true, failures: { [bob.userId]: ["NOSUCHDEVICE"] } });
    await eventually(() => expect(inbox).toHaveLength(1));
  });

  it("181. Equal contents to many devices are batched; the payload arrives as plain content", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice", { encryption: true });
    const bob = await aUser(homeserver, "bob", { encryption: true });
    const carol = await aUser(homeserver, "carol", { encryption: true });
    const roomId = await aRoom(alice, { others: [bob, carol], encrypted: true });
    const inboxes = [inboxOf(bob), inboxOf(carol)];
    await aDriver(alice, roomId).sendToDevice(type, true, {
      [bob.userId]: { [bob.deviceId]: content },
      [carol.userId]: { [carol.deviceId]: content },
    });
    await eventually(() => {
      for (const inbox of inboxes) expect(inbox.map((message) => message.content)).toEqual([scoped(roomId)]);
    });
    expect(homeserver.bodiesOf("/sendToDevice/")).toHaveLength(1);
  });

  it("177. Resolves only after the homeserver accepted", async () => {
    let accept = () => {};
    const accepted = new Promise<void>((resolve) => {
      accept = resolve;
    });
    const homeserver = aHomeserver({
      intercept: async (request) => {
        if (request.url.includes("/sendToDevice/")) await accepted;
        return undefined;
      },
    });
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    let isDone = false;
    const sending = aDriver(alice, roomId)
      .sendToDevice(type, false, { [alice.userId]: { "*": content } })
      .then(() => {
        isDone = true;
      });
    await eventually(() => expect(homeserver.bodiesOf("/sendToDevice/")).toHaveLength(1));
    expect(isDone).toBe(false);
    accept();
    await sending;
  });

  it.each([
    ["m.room_key"],
    ["m.secret.request"],
    ["m.key.verification.start"],
    ["m.room.encrypted"],
    ["m.dummy"],
  ])("T-57 188. Sending the reserved type %s is an error, nothing sent", async (reserved) => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    await expect(driver.sendToDevice(reserved, false, { [alice.userId]: { "*": {} } })).rejects.toMatchObject(
      {
        code: "invalid-argument",
        message: expect.stringContaining("reserved"),
      },
    );
    expect(homeserver.bodiesOf("/sendToDevice/")).toEqual([]);
  });

  it.each([
    ["a list", ["@bob:hs.localhost"]],
    ["no devices", { "@bob:hs.localhost": "text" }],
    ["no content", { "@bob:hs.localhost": { DEVICE: 7 } }],
    ["a list for content", { "@bob:hs.localhost": { DEVICE: [1] } }],
  ])("refuses %s as messages, having sent nothing", async (_, messages) => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    // A widget may send anything, whatever the types say.
    const send = driver.sendToDevice(type, false, messages as Record<string, Record<string, object>>);
    await expect(send).rejects.toThrow("no map of user id");
    expect(homeserver.bodiesOf("/sendToDevice/")).toEqual([]);
  });
});
