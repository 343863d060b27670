import { describe, expect, it } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { MatrixWidgetDriver, MatrixWidgetDriverOptions } from "../../src/driver/index.ts";
import { accountWidget, aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";

const type = "io.element.call.encryption_keys";
const SCOPE = `${NAMESPACE}.scope`;
const id = accountWidget.type;

async function aScene() {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice");
  const roomId = await aRoom(alice);
  const driver = (options: Partial<MatrixWidgetDriverOptions> = {}, room: string | undefined = roomId) =>
    aDriver(alice, room, options);
  const to = (content: object) => ({ [alice.userId]: { "*": content } });
  const send = (sender: MatrixWidgetDriver, content: object) => sender.sendToDevice(type, false, to(content));
  /** The contents that reached the homeserver. */
  const sent = () =>
    homeserver
      .bodiesOf(`/sendToDevice/${type}/`)
      .map((body) => (body["messages"] as ReturnType<typeof to>)[alice.userId]?.["*"]);
  return { alice, roomId, driver, send, sent };
}

describe("the room that to-device messages are for", () => {
  it("234. outgoing scope is injected: ours by default, the proposal's too where it is strict, none where it is off", async () => {
    const { roomId, driver, send, sent } = await aScene();
    const scope = { room_id: roomId, id };

    await send(driver(), { key: 1 });
    await send(driver({ toDeviceScope: "lenient" }), { key: 2 });
    await send(driver({ toDeviceScope: "strict" }), { key: 3 });
    await send(driver({ toDeviceScope: "off" }), { key: 4 });

    expect(sent()).toEqual([
      { key: 1, [SCOPE]: scope },
      { key: 2, [SCOPE]: scope },
      { key: 3, [SCOPE]: scope, scope },
      { key: 4 },
    ]);
  });

  it("234. fields that a widget has for itself stay what they are", async () => {
    const { roomId, driver, send, sent } = await aScene();
    const contents = [
      { room_id: "!of:the.call", scope: "m.call" },
      { [SCOPE]: { room_id: roomId, id: "own" } },
      { scope: { room_id: roomId } },
      { [SCOPE]: undefined, scope: undefined },
    ];

    for (const content of contents) await send(driver(), content);
    await send(driver({ toDeviceScope: "strict" }), { scope: { room_id: roomId, id: "own" } });
    await send(driver({ toDeviceScope: "off" }), {
      [SCOPE]: { room_id: "!other" },
      scope: { room_id: "!x" },
    });

    const scope = { room_id: roomId, id };
    expect(sent()).toEqual([
      { ...contents[0], [SCOPE]: scope },
      contents[1],
      { ...contents[2], [SCOPE]: scope },
      { [SCOPE]: scope },
      { [SCOPE]: scope, scope: { room_id: roomId, id: "own" } },
      { [SCOPE]: { room_id: "!other" }, scope: { room_id: "!x" } },
    ]);
  });

  it("234. a widget that names another room is refused, and nothing is sent, to nobody", async () => {
    const { alice, roomId, driver, send, sent } = await aScene();
    const refusal = { code: "invalid-argument", message: expect.stringContaining(roomId) };
    for (const content of [
      { [SCOPE]: { room_id: "!other:hs.localhost", id } },
      { scope: { room_id: "!other:hs.localhost" } },
      { [SCOPE]: { room_id: roomId }, scope: { room_id: "!other:hs.localhost" } },
      { [SCOPE]: { room_id: 7 } },
      { [SCOPE]: roomId },
      { [SCOPE]: null },
    ]) {
      await expect(send(driver(), content)).rejects.toMatchObject(refusal);
    }
    await expect(send(driver({ toDeviceScope: "strict" }), { scope: "m.call" })).rejects.toMatchObject(
      refusal,
    );
    const mixed = driver().sendToDevice(type, false, {
      [alice.userId]: { "*": { fine: true }, DEVICE: { scope: { room_id: "!other:hs.localhost" } } },
    });
    await expect(mixed).rejects.toMatchObject(refusal);
    expect(sent()).toEqual([]);
  });

  it("234. an account widget speaks for no room", async () => {
    const { alice, roomId, sent } = await aScene();
    const driver = aDriver(alice, undefined, { toDeviceEncryption: "widget" });

    await driver.sendToDevice(type, false, { [alice.userId]: { "*": { key: 1 } } });
    await expect(
      driver.sendToDevice(type, false, { [alice.userId]: { "*": { scope: { room_id: roomId } } } }),
    ).rejects.toMatchObject({ message: expect.stringContaining("belongs to no room") });

    expect(sent()).toEqual([{ key: 1 }]);
  });
});
