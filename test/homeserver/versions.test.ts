import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser, rawRequest } from "./a-user.ts";

const features = async (homeserver: ReturnType<typeof aHomeserver>) =>
  (await rawRequest(homeserver, "GET", "/_matrix/client/versions")).body.unstable_features;

test("Versions end at the one with authenticated media, and features are true where they are there", async () => {
  const homeserver = aHomeserver();
  const { body } = await rawRequest(homeserver, "GET", "/_matrix/client/versions");
  expect(body.versions.at(-1)).toBe("v1.11");
  expect(await features(homeserver)).toMatchObject({
    "org.matrix.msc4140": true,
    "org.matrix.msc4354": true,
  });
});

test("Features that are switched off are said to be off", async () => {
  const homeserver = aHomeserver({ delayedEvents: false, stickyEvents: false, rtcTransports: false });
  expect(await features(homeserver)).toMatchObject({
    "org.matrix.msc4140": false,
    "org.matrix.msc4354": false,
    "org.matrix.msc4143": false,
  });
});

test("Capabilities name the room version and the limits of delayed events", async () => {
  const homeserver = aHomeserver({ delayedEvents: { maxDelayMs: 5000, maxPerUser: 3 } });
  const { body } = await aUser(homeserver, "alice").get("/capabilities");
  expect(body.capabilities["m.room_versions"]).toEqual({ default: "11", available: { "11": "stable" } });
  expect(body.capabilities["org.matrix.msc4140.delayed_events"]).toEqual({
    max_delay_ms: 5000,
    max_scheduled: 3,
  });
});
