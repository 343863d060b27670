import { afterEach, expect, test, vi } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser, rawRequest } from "./a-user.ts";

const USERINFO = "/_matrix/federation/v1/openid/userinfo";

afterEach(() => {
  vi.useRealTimers();
});

test("An identity token tells a third party who the user is, for an hour", async () => {
  vi.useFakeTimers();
  const homeserver = aHomeserver();
  const [alice, bob] = [aUser(homeserver, "alice"), aUser(homeserver, "bob")];
  const { body } = await alice.post(`/user/${alice.userId}/openid/request_token`);
  expect(body).toEqual({
    access_token: expect.any(String),
    token_type: "Bearer",
    matrix_server_name: "hs.localhost",
    expires_in: 3600,
  });
  const check = (token: string) => rawRequest(homeserver, "GET", `${USERINFO}?access_token=${token}`);
  expect((await check(body.access_token)).body).toEqual({ sub: alice.userId });
  expect((await check("made-up")).body.errcode).toBe("M_UNKNOWN_TOKEN");
  expect((await check(alice.accessToken)).status).toBe(401);
  expect((await rawRequest(homeserver, "GET", USERINFO)).body.errcode).toBe("M_MISSING_TOKEN");
  expect((await bob.post(`/user/${alice.userId}/openid/request_token`)).body.errcode).toBe("M_FORBIDDEN");
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect((await check(body.access_token)).status).toBe(401);
});

test("TURN servers and RTC transports are those of the options, or none", async () => {
  const turnServers = { uris: ["turn:127.0.0.1:3478"], username: "u", password: "p", ttl: 60 };
  const rtcTransports = [{ type: "livekit", livekit_service_url: "http://127.0.0.1:7881" }];
  const transports = "/_matrix/client/unstable/org.matrix.msc4143/rtc/transports";
  const alice = aUser(aHomeserver({ turnServers, rtcTransports }), "alice");
  expect((await alice.get("/voip/turnServer")).body).toEqual(turnServers);
  expect((await alice.get(transports)).body).toEqual({ rtc_transports: rtcTransports });
  const bob = aUser(aHomeserver(), "bob");
  expect((await bob.get("/voip/turnServer")).body).toEqual({});
  expect((await bob.get(transports)).body).toEqual({ rtc_transports: [] });
  const carol = aUser(aHomeserver({ rtcTransports: false }), "carol");
  expect((await carol.get(transports)).body.errcode).toBe("M_UNRECOGNIZED");
});

test("The directory finds others by every word, up to a limit, and never oneself", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  aUser(homeserver, "ann", { displayName: "Ann Lee", avatarUrl: "mxc://hs.localhost/ann" });
  aUser(homeserver, "bo", { displayName: "Bo Lee" });
  const search = async (search_term: string, limit?: number) =>
    (await alice.post("/user_directory/search", { search_term, limit })).body;
  expect(await search("LEE an")).toEqual({
    limited: false,
    results: [
      { user_id: "@ann:hs.localhost", display_name: "Ann Lee", avatar_url: "mxc://hs.localhost/ann" },
    ],
  });
  const limited = await search("lee", 1);
  expect([limited.limited, limited.results.length]).toEqual([true, 1]);
  expect((await search("alice")).results).toEqual([]);
});

test("The default push rules are there before the first sync", async () => {
  const { body } = await aUser(aHomeserver(), "alice").get("/pushrules/");
  expect(Object.keys(body.global)).toEqual(["override", "content", "room", "sender", "underride"]);
  const rules = body.global.override.map((rule: { rule_id: string }) => rule.rule_id);
  expect(rules).toContain(".m.rule.is_user_mention");
});
