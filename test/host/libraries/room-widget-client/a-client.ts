import type { ICapabilities } from "matrix-js-sdk";
import type { ClientOptions } from "../../../pages/room-widget-client/client-options.ts";
import type { RoomWidgetClientScope } from "../../../pages/room-widget-client/room-widget-client.ts";
import { aScene, type Scene, type SceneFields } from "../a-scene.ts";
import { PING, SEAT } from "../granting-everything.ts";

const capabilities: ICapabilities = {
  sendMessage: ["m.text"],
  receiveMessage: ["m.text"],
  sendEvent: ["m.room.redaction"],
  sendState: [{ eventType: SEAT }],
  receiveState: [{ eventType: SEAT }, { eventType: "m.room.member" }],
  sendToDevice: [PING],
  receiveToDevice: [PING],
  turnServers: true,
  sendDelayedEvents: true,
  updateDelayedEvents: true,
  sendSticky: true,
  receiveSticky: true,
  rtcTransports: true,
  rtcLivekitGetToken: true,
  rtcLivekitDelegateDelayedLeave: true,
};

export const DAY_MS = 86_400_000;
export const text = (body: string) => ({ msgtype: "m.text", body });

export type ClientScene = Scene<RoomWidgetClientScope>;

/** A client in a frame, before its start. */
export async function aClient(fields: SceneFields = {}): Promise<ClientScene> {
  return aScene(
    "room-widget-client",
    async ({ homeserver, alice, roomId }) => {
      const versions = await (await homeserver.fetch("http://hs.localhost/_matrix/client/versions")).json();
      const deviceId = alice.client.getDeviceId() ?? "";
      const options: ClientOptions = { capabilities, roomId, userId: alice.userId, deviceId, versions };
      return `&client=${encodeURIComponent(JSON.stringify(options))}`;
    },
    fields,
  );
}

export async function aStartedClient(fields: SceneFields = {}): Promise<ClientScene> {
  const scene = await aClient(fields);
  await scene.page.run(({ client }) => client.startClient());
  return scene;
}

/** Calls one of the client's methods in the frame; resolves to its result, or its error. */
export const outcomeOf = ({ page }: ClientScene, method: string, ...values: readonly unknown[]) =>
  page.run(
    ({ client, outcomeOf }, { method, values }) =>
      outcomeOf((async () => Reflect.apply(Reflect.get(client, method), client, values))()),
    { method, values },
  );

export async function call<Result>(
  scene: ClientScene,
  method: string,
  ...values: readonly unknown[]
): Promise<Result> {
  const outcome = await outcomeOf(scene, method, ...values);
  // What a frame posts has no type; the test says what it expects.
  if ("value" in outcome) return outcome.value as Result;
  throw new Error(`${method}: ${outcome.error.message}`);
}

export async function schedule(scene: ClientScene): Promise<string> {
  const { delay_id } = await call<{ delay_id: string }>(
    scene,
    "_unstable_sendDelayedStateEvent",
    scene.roomId,
    { delay: DAY_MS },
    SEAT,
    { left: true },
    "one",
  );
  return delay_id;
}

/** The SDK's own kind of error that a method ends with. */
export const errorOf = ({ page }: ClientScene, method: string, ...values: readonly unknown[]) =>
  page.run(
    async ({ client }, { method, values }) => {
      try {
        await Reflect.apply(Reflect.get(client, method), client, values);
        return undefined;
      } catch (error) {
        const { httpStatus, errcode, httpHeaders, message } = error as Record<string, unknown> & {
          httpHeaders?: Headers;
        };
        return { httpStatus, errcode, message, retryAfter: httpHeaders?.get("retry-after") };
      }
    },
    { method, values },
  );
