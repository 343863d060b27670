import { describe, expect, it } from "vitest";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";

describe("user directory", () => {
  it("209. Directory search passes `search_term` and `limit` unmodified; maps mxc avatars", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const bob = await aUser(homeserver, "bob");
    await bob.client.setDisplayName("Bob Ross");
    await bob.client.setAvatarUrl("mxc://hs.localhost/bob");
    await aRoom(alice, { others: [bob] });
    const found = await aDriver(alice, undefined).searchUserDirectory("ross", 3);
    expect(found).toEqual({
      limited: false,
      results: [{ userId: bob.userId, displayName: "Bob Ross", avatarUrl: "mxc://hs.localhost/bob" }],
    });
    expect(homeserver.bodiesOf("/user_directory/search")).toEqual([{ search_term: "ross", limit: 3 }]);
  });
});

describe("RTC transports", () => {
  it("212. `get_rtc_transports` returns an array, empty if the server has none", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    expect(await aDriver(alice, undefined).getRtcTransports()).toEqual({ rtc_transports: [] });
  });

  it("gives the homeserver's transports with all their fields", async () => {
    const transport = { type: "livekit", livekit_service_url: "https://sfu.example.org" };
    const alice = await aUser(aHomeserver({ rtcTransports: [transport] }), "alice");
    expect(await aDriver(alice, undefined).getRtcTransports()).toEqual({ rtc_transports: [transport] });
  });

  it("fails typed, and so fast, where the homeserver knows no transports", async () => {
    const alice = await aUser(aHomeserver({ rtcTransports: false }), "alice");
    const driver = aDriver(alice, undefined);
    const error = await driver.getRtcTransports().catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 404, response: { errcode: "M_UNRECOGNIZED" } },
    });
  });
});

describe("LiveKit", () => {
  const livekit = { url: "wss://sfu.example.org", key: "key", secret: "secret" };
  const capabilities = [
    "org.matrix.msc4533.rtc_livekit_get_token",
    "org.matrix.msc4533.rtc_livekit_delegate_delayed_leave",
  ];

  it("213. The homeserver's token is returned for the body as it is", async () => {
    const homeserver = aHomeserver({ livekit });
    const alice = await aUser(homeserver, "alice");
    const body = {
      server_name: "hs.localhost",
      url: livekit.url,
      room_id: await aRoom(alice),
      slot_id: "m.call#ROOM",
      member: { id: "member", claimed_device_id: alice.deviceId },
      "org.example.more": [1],
    };
    const driver = aDriver(alice, body.room_id);
    expect(await driver.getRtcLivekitToken(body)).toEqual({ jwt: expect.stringMatching(/^\w+\.\w+\.\S+$/) });
    expect(homeserver.bodiesOf("/rtc/livekit/get_token")).toEqual([body]);
    expect(await driver.validateCapabilities(new Set(capabilities))).toEqual(new Set(capabilities));
  });

  it("213. A homeserver without the endpoint is told as 404 `M_UNRECOGNIZED`", async () => {
    const driver = aDriver(await aUser(aHomeserver({ livekit }), "alice"), undefined);
    const error = await driver
      .delegateRtcLivekitDelayedLeave({ room_id: "!a:hs.localhost", delay_id: "delay" })
      .catch((reason: unknown) => reason);
    expect(driver.processError(error)).toMatchObject({
      matrix_api_error: { http_status: 404, response: { errcode: "M_UNRECOGNIZED" } },
    });
  });

  it("is not offered over an SDK whose port cannot relay it", async () => {
    const alice = await aUser(aHomeserver({ livekit }), "alice");
    const { getLivekitToken: _, ...client } = alice.port;
    const driver = aDriver(alice, undefined, { client });
    expect(driver.features.has("rtc-livekit")).toBe(false);
    expect(await driver.validateCapabilities(new Set(capabilities))).toEqual(new Set());
    await expect(driver.getRtcLivekitToken({})).rejects.toMatchObject({ code: "unsupported" });
  });
});

describe("navigation", () => {
  it("T-84 205. `navigate` accepts only `https://matrix.to/#…`", async () => {
    const opened: string[] = [];
    const navigate = async (uri: string) => {
      opened.push(uri);
    };
    const driver = aDriver(await aUser(aHomeserver(), "alice"), undefined, { navigate });
    await driver.navigate("https://matrix.to/#/!room:hs.localhost");
    for (const bad of [
      "https://matrix.to",
      "https://matrix.to.example.org/#/!room:a",
      "https://matrix.to@example.org/#/",
      "javascript:alert(1)//https://matrix.to/#",
      " https://matrix.to/#/!room:a",
      "matrix:r/room:a",
    ]) {
      await expect(driver.navigate(bad)).rejects.toMatchObject({ code: "invalid-argument" });
    }
    expect(opened).toEqual(["https://matrix.to/#/!room:hs.localhost"]);
  });

  it("rejects with the app's own failure", async () => {
    const navigate = () => Promise.reject(new Error("No such room"));
    const driver = aDriver(await aUser(aHomeserver(), "alice"), undefined, { navigate });
    await expect(driver.navigate("https://matrix.to/#/!room:a")).rejects.toThrow("No such room");
  });

  it("is offered only where the app can navigate", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const driver = aDriver(alice, undefined);
    expect(driver.features.has("navigate")).toBe(false);
    await expect(driver.navigate("https://matrix.to/#/!room:a")).rejects.toMatchObject({
      code: "unsupported",
    });
    expect(aDriver(alice, undefined, { navigate: async () => {} }).features.has("navigate")).toBe(true);
  });
});
