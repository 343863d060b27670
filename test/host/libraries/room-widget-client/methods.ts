import { expect, vi } from "vitest";
import { LIVEKIT, TRANSPORT, TURN } from "../a-world.ts";
import { MESSAGE, PING, SEAT } from "../granting-everything.ts";
import {
  aClient,
  aStartedClient,
  type ClientScene,
  call,
  DAY_MS,
  errorOf,
  outcomeOf,
  schedule,
  text,
} from "./a-client.ts";

const stateOf = ({ homeserver, roomId }: ClientScene) => homeserver.inspect.roomState(roomId);
const stored = ({ homeserver, roomId }: ClientScene) => homeserver.inspect.roomEvents(roomId);
const scheduled = ({ homeserver }: ClientScene) => homeserver.inspect.delayedEvents();

const manages =
  (method: string, ...more: readonly unknown[]) =>
  async () => {
    const scene = await aStartedClient();
    const delayId = await schedule(scene);
    expect(await call(scene, method, delayId, ...more)).toEqual({});
    return { ...scene, delayId };
  };

/** Listens to to-device messages of Bob's. */
function heardBy({ bob }: ClientScene): readonly unknown[] {
  const heard: unknown[] = [];
  bob.port.subscribe((update) => {
    if (update.kind === "to-device") heard.push(update.message);
  });
  return heard;
}

const reachesBob =
  (method: string, values: (bob: string, device: string) => readonly unknown[]) => async () => {
    const scene = await aStartedClient();
    const heard = heardBy(scene);
    await call(scene, method, ...values(scene.bob.userId, scene.bob.client.getDeviceId() ?? ""));
    await vi.waitFor(() =>
      expect(heard).toMatchObject([{ type: PING, sender: scene.alice.userId, content: { n: 1 } }]),
    );
  };

/** What the class does itself; everything else is MatrixClient's, and asks a homeserver that a widget cannot reach. */
export const methods: Readonly<Record<string, () => Promise<unknown>>> = {
  supportUpdateState: async () => expect(await call(await aClient(), "supportUpdateState")).toBe(true),
  startClient: async () => {
    const scene = await aStartedClient();
    const members = await scene.page.run(
      ({ client }, { roomId }) =>
        client
          .getRoom(roomId)
          ?.getJoinedMembers()
          .map(({ userId }) => userId),
      { roomId: scene.roomId },
    );
    expect(members?.sort()).toEqual([scene.alice.userId, scene.bob.userId]);
  },
  stopClient: async () => {
    const scene = await aStartedClient();
    await call(scene, "stopClient");
    await scene.bob.client.sendEvent(scene.roomId, MESSAGE as never, text("late") as never);
    await vi.waitFor(() => expect(scene.page.asked("send_event")).toHaveLength(1));
    const events = await scene.page.run(
      ({ client }, { roomId }) => client.getRoom(roomId)?.getLiveTimeline().getEvents().length,
      { roomId: scene.roomId },
    );
    expect(events).toBe(0);
    expect(scene.session.getState().status).toBe("ready");
  },
  joinRoom: async () => {
    const scene = await aStartedClient();
    const join = (room: string) =>
      scene.page.run(async ({ client }, { room }) => (await client.joinRoom(room)).roomId, { room });
    expect(await join(scene.roomId)).toBe(scene.roomId);
    await expect(join("!other:hs.localhost")).rejects.toThrow("Unknown room");
  },
  encryptAndSendEvent: async () => {
    const scene = await aStartedClient();
    const { event_id } = await call<{ event_id: string }>(
      scene,
      "sendEvent",
      scene.roomId,
      MESSAGE,
      text("Hello"),
    );
    expect(stored(scene).at(-1)).toMatchObject({ event_id, content: text("Hello") });
    await call(scene, "redactEvent", scene.roomId, event_id);
    await vi.waitFor(() =>
      expect(stored(scene).find((one) => one.event_id === event_id)?.content).toEqual({}),
    );
    const { delay_id } = await call<{ delay_id: string }>(
      scene,
      "_unstable_sendDelayedEvent",
      scene.roomId,
      { delay: DAY_MS },
      null,
      MESSAGE,
      text("later"),
    );
    expect(scheduled(scene)).toMatchObject([{ delayId: delay_id, content: text("later") }]);
  },
  sendStateEvent: async () => {
    const scene = await aStartedClient();
    const { event_id } = await call<{ event_id: string }>(
      scene,
      "sendStateEvent",
      scene.roomId,
      SEAT,
      { at: 1 },
      "one",
    );
    expect(stateOf(scene)).toContainEqual(expect.objectContaining({ event_id, state_key: "one" }));
  },
  _unstable_sendDelayedStateEvent: async () => {
    const scene = await aStartedClient();
    expect(scheduled(scene)).toEqual([]);
    const delayId = await schedule(scene);
    expect(scheduled(scene)).toMatchObject([{ delayId, type: SEAT, stateKey: "one" }]);
  },
  _unstable_sendStickyEvent: async () => {
    const scene = await aStartedClient();
    const content = { ...text("sticky"), msc4354_sticky_key: "key" };
    await call(scene, "_unstable_sendStickyEvent", scene.roomId, 60_000, null, MESSAGE, content);
    await vi.waitFor(() =>
      expect(scene.alice.port.getStickyEvents(scene.roomId)).toMatchObject([{ content }]),
    );
  },
  _unstable_updateDelayedEvent: async () =>
    expect(scheduled(await manages("_unstable_updateDelayedEvent", "cancel")())).toEqual([]),
  _unstable_cancelScheduledDelayedEvent: async () =>
    expect(scheduled(await manages("_unstable_cancelScheduledDelayedEvent")())).toEqual([]),
  _unstable_restartScheduledDelayedEvent: async () => {
    const scene = await manages("_unstable_restartScheduledDelayedEvent")();
    expect(scheduled(scene)).toMatchObject([{ delayId: scene.delayId }]);
  },
  _unstable_sendScheduledDelayedEvent: async () => {
    const scene = await manages("_unstable_sendScheduledDelayedEvent")();
    expect(scheduled(scene)).toEqual([]);
    expect(stateOf(scene)).toContainEqual(expect.objectContaining({ type: SEAT, content: { left: true } }));
  },
  encryptAndSendToDevice: async () => {
    // Neither user has encryption here, and what asks for it is never sent in the clear.
    const scene = await aStartedClient();
    const devices = [{ userId: scene.bob.userId, deviceId: scene.bob.client.getDeviceId() }];
    expect(await outcomeOf(scene, "encryptAndSendToDevice", PING, devices, { n: 1 })).toMatchObject({
      error: { message: "Error sending event" },
    });
  },
  sendToDevice: reachesBob("sendToDevice", (bob) => [PING, new Map([[bob, new Map([["*", { n: 1 }]])]])]),
  queueToDevice: reachesBob("queueToDevice", (userId, deviceId) => [
    { eventType: PING, batch: [{ userId, deviceId, payload: { n: 1 } }] },
  ]),
  sendToDeviceViaWidgetApi: reachesBob("sendToDeviceViaWidgetApi", (bob) => [
    PING,
    false,
    new Map([[bob, new Map([["*", { n: 1 }]])]]),
  ]),
  getOpenIdToken: async () => {
    const { access_token, ...token } = await call<Record<string, unknown>>(
      await aStartedClient(),
      "getOpenIdToken",
    );
    expect(access_token).toEqual(expect.any(String));
    expect(token).toEqual({ token_type: "Bearer", matrix_server_name: "hs.localhost", expires_in: 3_600 });
  },
  _unstable_getRTCTransports: async () =>
    expect(await call(await aStartedClient(), "_unstable_getRTCTransports")).toEqual([TRANSPORT]),
  _unstable_getLivekitToken: async () => {
    const scene = await aStartedClient();
    const request = {
      url: LIVEKIT.url,
      room_id: scene.roomId,
      slot_id: "m.call#ROOM",
      member: { id: "one" },
    };
    const { jwt } = await call<{ jwt: string }>(scene, "_unstable_getLivekitToken", request);
    expect(jwt.split(".")).toHaveLength(3);
  },
  _unstable_delegateDelayedLeave: async () => {
    const scene = await aStartedClient();
    const request = {
      room_id: scene.roomId,
      slot_id: "m.call#ROOM",
      member: { id: "one" },
      delay_id: "delay",
    };
    expect(await errorOf(scene, "_unstable_delegateDelayedLeave", request)).toMatchObject({
      httpStatus: 404,
      errcode: "M_UNRECOGNIZED",
    });
  },
  checkTurnServers: async () => {
    const scene = await aStartedClient();
    await vi.waitFor(async () => expect(await call(scene, "checkTurnServers")).toBe(true));
    expect(await call(scene, "getTurnServers")).toEqual([
      { urls: TURN.uris, username: TURN.username, credential: TURN.password },
    ]);
  },
  getSyncState: async () => expect(await call(await aStartedClient(), "getSyncState")).toBe("SYNCING"),
};
