import { expect, vi } from "vitest";
import { FEATURE_SPELLINGS } from "../../../../src/core/capability/feature-spellings.ts";
import { call, type Method, type MethodTest } from "./a-widget-api.ts";

/** Asks for a capability by one of the class's methods, while the widget runs; resolves once it is approved. */
const asks =
  (method: Method, values: readonly unknown[], ...expected: readonly string[]): MethodTest =>
  async (aScene) => {
    const scene = await aScene();
    await call(scene, method, ...values);
    await call(scene, "updateRequestedCapabilities");
    await vi.waitFor(() => {
      const [, notice] = scene.page.asked("notify_capabilities");
      expect(notice.data.requested).toEqual(expected);
      expect(notice.data.approved).toEqual(expect.arrayContaining([...expected]));
    });
  };

const event = (rest: string): string => `org.matrix.msc2762.${rest}`;

export const asking = {
  start: async (aScene) => {
    const scene = await aScene();
    expect(await scene.page.run(({ api }) => api.transport.ready)).toBe(true);
  },
  getClientVersions: async (aScene) => {
    const versions = await call(await aScene(), "getClientVersions");
    expect(versions).toEqual(expect.arrayContaining(["0.0.2", "org.matrix.msc2762", "org.matrix.msc4533"]));
  },
  sendContentLoaded: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "sendContentLoaded")).toEqual({});
    expect(scene.session.getState().status).toBe("ready");
  },
  hasCapability: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "hasCapability", "m.sticker")).toBe(true);
    expect(await call(scene, "hasCapability", "org.example.unknown")).toBe(false);
  },
  updateRequestedCapabilities: async (aScene) => {
    const scene = await aScene();
    await call(scene, "updateRequestedCapabilities");
    await vi.waitFor(() => expect(scene.page.asked("notify_capabilities")).toHaveLength(2));
  },
  requestCapability: asks(
    "requestCapability",
    [event("send.event:org.example.a")],
    event("send.event:org.example.a"),
  ),
  requestCapabilities: asks(
    "requestCapabilities",
    [[event("send.event:org.example.a"), event("send.event:org.example.b")]],
    event("send.event:org.example.a"),
    event("send.event:org.example.b"),
  ),
  requestCapabilityForRoomTimeline: asks("requestCapabilityForRoomTimeline", ["*"], event("timeline:*")),
  requestCapabilityToSendState: asks(
    "requestCapabilityToSendState",
    ["org.example.a", "key"],
    event("send.state_event:org.example.a#key"),
  ),
  requestCapabilityToReceiveState: asks(
    "requestCapabilityToReceiveState",
    ["org.example.a"],
    event("receive.state_event:org.example.a"),
  ),
  requestCapabilityToSendToDevice: asks(
    "requestCapabilityToSendToDevice",
    ["org.example.a"],
    "org.matrix.msc3819.send.to_device:org.example.a",
  ),
  requestCapabilityToReceiveToDevice: asks(
    "requestCapabilityToReceiveToDevice",
    ["org.example.a"],
    "org.matrix.msc3819.receive.to_device:org.example.a",
  ),
  requestCapabilityToSendEvent: asks(
    "requestCapabilityToSendEvent",
    ["org.example.a"],
    event("send.event:org.example.a"),
  ),
  requestCapabilityToReceiveEvent: asks(
    "requestCapabilityToReceiveEvent",
    ["org.example.a"],
    event("receive.event:org.example.a"),
  ),
  requestCapabilityToSendMessage: asks(
    "requestCapabilityToSendMessage",
    ["m.text"],
    event("send.event:m.room.message#m.text"),
  ),
  requestCapabilityToReceiveMessage: asks(
    "requestCapabilityToReceiveMessage",
    ["m.text"],
    event("receive.event:m.room.message#m.text"),
  ),
  requestCapabilityToReceiveRoomAccountData: asks(
    "requestCapabilityToReceiveRoomAccountData",
    ["org.example.a"],
    "com.beeper.capabilities.receive.room_account_data:org.example.a",
  ),
  requestCapabilityToGetRtcLivekitToken: async (aScene) => {
    const scene = await aScene();
    await call(scene, "requestCapabilityToGetRtcLivekitToken");
    expect(await call(scene, "hasCapability", FEATURE_SPELLINGS["rtc-livekit-get-token"][0])).toBe(true);
  },
  requestCapabilityToDelegateRtcLivekitDelayedLeave: async (aScene) => {
    const scene = await aScene();
    await call(scene, "requestCapabilityToDelegateRtcLivekitDelayedLeave");
    expect(
      await call(scene, "hasCapability", FEATURE_SPELLINGS["rtc-livekit-delegate-delayed-leave"][0]),
    ).toBe(true);
  },
} satisfies Partial<Record<Method, MethodTest>>;
