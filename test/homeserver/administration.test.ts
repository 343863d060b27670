import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { asDevice } from "./a-user.ts";

test("Registering twice, or under a name that is none, fails with the reason", () => {
  const homeserver = aHomeserver();
  expect(homeserver.registerUser({ localpart: "alice" })).toMatchObject({ userId: "@alice:hs.localhost" });
  expect(() => homeserver.registerUser({ localpart: "alice" })).toThrow("the name is taken");
  expect(() => homeserver.registerUser({ localpart: "Alice!" })).toThrow("names consist of");
  expect(() => homeserver.login("@ghost:hs.localhost")).toThrow("Register the user first");
});

test("Signing a known device in again gives it a new token, and the old one stops working", async () => {
  const homeserver = aHomeserver();
  const first = homeserver.registerUser({ localpart: "alice", deviceId: "PHONE" });
  const second = homeserver.login(first.userId, { deviceId: "PHONE" });
  expect(second.deviceId).toBe("PHONE");
  expect((await asDevice(homeserver, second).get("/account/whoami")).status).toBe(200);
  expect((await asDevice(homeserver, first).get("/account/whoami")).status).toBe(401);
});
