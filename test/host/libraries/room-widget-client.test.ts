import { describe, expect, it, vi } from "vitest";
import { LIVEKIT, limitedError } from "./a-world.ts";
import { MESSAGE, PING, SEAT } from "./granting-everything.ts";
import {
  aClient,
  aStartedClient,
  call,
  DAY_MS,
  errorOf,
  schedule,
  text,
} from "./room-widget-client/a-client.ts";
import { methods } from "./room-widget-client/methods.ts";

/** Not for callers, though JavaScript does not say so. */
const privateMethods = [
  "requestInitialCapabilities",
  "validateSendDelayedEventResponse",
  "setSyncState",
  "ack",
  "watchTurnServers",
];

describe("matrix-js-sdk's RoomWidgetClient, every method it has", () => {
  it.each(Object.entries(methods))("%s", async (_name, test) => {
    await test();
  });

  it("has no method that is not tested here", async () => {
    const existing = await (await aClient()).page.run(({ client }) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(client)).filter((name) => name !== "constructor"),
    );
    expect([...Object.keys(methods), ...privateMethods].sort()).toEqual(existing.sort());
  });

  it("hears events, its own too, state and to-device messages", async () => {
    const scene = await aStartedClient();
    const { alice, bob, roomId } = scene;
    const seen = () =>
      scene.page.run(
        ({ client }, { roomId, SEAT }) => ({
          timeline: client
            .getRoom(roomId)
            ?.getLiveTimeline()
            .getEvents()
            .map((event) => event.getContent()["body"]),
          seat: client.getRoom(roomId)?.currentState.getStateEvents(SEAT, "one")?.getContent(),
        }),
        { roomId, SEAT },
      );
    const heard = scene.page.run(
      ({ client }) =>
        new Promise((resolve) => {
          client.on(
            "toDeviceEvent" as never,
            ((event: { getContent(): unknown }) => resolve(event.getContent())) as never,
          );
        }),
    );

    await call(scene, "sendEvent", roomId, MESSAGE, text("mine"));
    await bob.client.sendEvent(roomId, MESSAGE as never, text("Bob's") as never);
    await bob.client.sendStateEvent(roomId, SEAT as never, { at: 2 } as never, "one");
    await vi.waitFor(async () => {
      const { timeline, seat } = await seen();
      expect(timeline).toEqual(expect.arrayContaining(["mine", "Bob's"]));
      expect(timeline?.filter((body) => body === "mine")).toHaveLength(1);
      expect(seat).toEqual({ at: 2 });
    });
    await bob.port.sendToDevice({
      type: PING,
      encrypted: false,
      contents: { [alice.userId]: { "*": { n: 2 } } },
    });
    expect(await heard).toEqual({ n: 2 });
  });

  it("is refused what was not granted, in words that do not look like something else", async () => {
    const scene = await aClient({ grants: false });
    // Without its capabilities it is never sent the state that its start waits for.
    void scene.page.run(({ client }) => void client.startClient());
    const { roomId, bob } = scene;
    const map = new Map([[bob.userId, new Map([["*", {}]])]]);
    for (const [method, values, message] of [
      ["sendStateEvent", [roomId, SEAT, {}, ""], "Cannot send state events of this type"],
      ["_unstable_cancelScheduledDelayedEvent", ["delay"], "Missing capability"],
      ["sendToDevice", [PING, map], "Cannot send to-device events of this type"],
      ["getOpenIdToken", [], "User declined to verify their identity"],
      ["_unstable_getRTCTransports", [], "Missing capability"],
      ["_unstable_getLivekitToken", [{ url: LIVEKIT.url, room_id: roomId }], "Missing capability"],
    ] as const) {
      expect.soft(await errorOf(scene, method, ...values), method).toMatchObject({ message });
    }
  });

  it("167. and 168. gets the SDK's own errors, with status, code and when to try again", async () => {
    const scene = await aStartedClient();
    const { roomId, bob } = scene;
    const delayId = await schedule(scene);
    scene.limit();
    for (const [method, ...values] of [
      ["sendEvent", roomId, MESSAGE, text("")],
      ["sendStateEvent", roomId, SEAT, {}, ""],
      ["_unstable_sendDelayedStateEvent", roomId, { delay: DAY_MS }, SEAT, {}, ""],
      ["_unstable_restartScheduledDelayedEvent", delayId],
      ["sendToDevice", PING, new Map([[bob.userId, new Map([["*", {}]])]])],
      ["_unstable_getRTCTransports"],
    ] as const) {
      const { http_status, response, http_headers } = limitedError.matrix_api_error;
      expect.soft(await errorOf(scene, method, ...values), method).toMatchObject({
        httpStatus: http_status,
        errcode: response.errcode,
        retryAfter: http_headers["retry-after"],
      });
    }
  });
});
