import { expect, test } from "vitest";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser, ORIGIN, rawRequest } from "./a-user.ts";

const delegateDelayedLeave = "/_matrix/client/unstable/io.element.msc4195/rtc/livekit/delegate_delayed_leave";

test.each([
  ["GET", "/_matrix/client/v3/no/such/thing"],
  ["POST", delegateDelayedLeave],
  ["GET", "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device"],
  ["GET", "/"],
])("An unknown endpoint is answered M_UNRECOGNIZED, also without a token: %s %s", async (method, path) => {
  const response = await aHomeserver().fetch(ORIGIN + path, { method });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errcode: "M_UNRECOGNIZED" });
});

test("A known endpoint with another method is answered 405 M_UNRECOGNIZED", async () => {
  const answer = await rawRequest(aHomeserver(), "DELETE", "/sync");
  expect(answer.status).toBe(405);
  expect(answer.body).toMatchObject({ errcode: "M_UNRECOGNIZED" });
});

test("A request without a token is told apart from one with a wrong token", async () => {
  const homeserver = aHomeserver();
  const missing = await rawRequest(homeserver, "GET", "/account/whoami");
  expect([missing.status, missing.body.errcode]).toEqual([401, "M_MISSING_TOKEN"]);
  const headers = { Authorization: "Bearer made-up" };
  const wrong = await rawRequest(homeserver, "GET", "/account/whoami", { headers });
  expect([wrong.status, wrong.body.errcode]).toEqual([401, "M_UNKNOWN_TOKEN"]);
});

test("A token is also taken from the query", async () => {
  const homeserver = aHomeserver();
  const { accessToken, userId } = aUser(homeserver, "alice");
  const answer = await rawRequest(homeserver, "GET", `/account/whoami?access_token=${accessToken}`);
  expect(answer.body.user_id).toBe(userId);
});

test("What is no JSON, and JSON of the wrong shape, are refused with their own codes", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const headers = { Authorization: `Bearer ${alice.accessToken}` };
  const noJson = await rawRequest(homeserver, "POST", "/createRoom", { headers, body: "{" });
  expect([noJson.status, noJson.body.errcode]).toEqual([400, "M_NOT_JSON"]);
  const noObject = await alice.post("/createRoom", []);
  expect([noObject.status, noObject.body.errcode]).toEqual([400, "M_BAD_JSON"]);
  const wrongType = await alice.post("/createRoom", { name: 5 });
  expect([wrongType.status, wrongType.body.errcode]).toEqual([400, "M_BAD_JSON"]);
  const missing = await alice.post("/user_directory/search", {});
  expect([missing.status, missing.body.errcode]).toEqual([400, "M_MISSING_PARAM"]);
});

test("Every answer may be read from any origin: success, error, unknown, and the preflight", async () => {
  const homeserver = aHomeserver();
  for (const [method, path] of [
    ["GET", "/_matrix/client/versions"],
    ["GET", "/_matrix/client/v3/sync"],
    ["POST", delegateDelayedLeave],
    ["DELETE", "/_matrix/client/v3/sync"],
  ]) {
    const response = await homeserver.fetch(`${ORIGIN}${path}`, { method: method ?? "GET" });
    expect(response.headers.get("Access-Control-Allow-Origin"), path).toBe("*");
  }
  const preflight = await homeserver.fetch(ORIGIN + delegateDelayedLeave, {
    method: "OPTIONS",
    headers: { Origin: "http://widget.example", "Access-Control-Request-Method": "POST" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("PUT");
  expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
});

test("The fault hook answers in the homeserver's place, and lets pass what it does not answer", async () => {
  const limited = () =>
    Response.json(
      { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 1500 },
      { status: 429, headers: { "Retry-After": "2" } },
    );
  const homeserver = aHomeserver({
    intercept: async (request) => {
      if (request.method !== "PUT") return undefined;
      // It sees a copy: reading it leaves the request whole.
      const { body } = (await request.json()) as { body: string };
      return body === "too much" ? limited() : undefined;
    },
  });
  const alice = aUser(homeserver, "alice");
  const { room_id: roomId } = (await alice.post("/createRoom")).body;

  const refused = await alice.put(`/rooms/${roomId}/send/m.room.message/1`, { body: "too much" });
  expect(refused.status).toBe(429);
  expect(refused.headers.get("Retry-After")).toBe("2");
  expect(refused.headers.get("Access-Control-Allow-Origin")).toBe("*");
  const passed = await alice.put(`/rooms/${roomId}/send/m.room.message/2`, { body: "fine" });
  expect(passed.status).toBe(200);
  expect(homeserver.inspect.roomEvents(roomId).at(-1)?.content).toEqual({ body: "fine" });
});

test("An aborted request rejects at once, as fetch does", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const { next_batch: since } = (await alice.get("/sync")).body;
  const aborting = new AbortController();
  const poll = alice.request("GET", `/sync?since=${since}&timeout=30000`, undefined, {
    signal: aborting.signal,
  });
  aborting.abort();
  await expect(poll).rejects.toMatchObject({ name: "AbortError" });
});

test("A closed homeserver ends open polls and answers 503 from then on", async () => {
  const homeserver = aHomeserver();
  const alice = aUser(homeserver, "alice");
  const { next_batch: since } = (await alice.get("/sync")).body;
  const poll = alice.get(`/sync?since=${since}&timeout=30000`);
  await alice.get("/account/whoami");
  homeserver.close();
  expect((await poll).status).toBe(503);
  expect((await alice.get("/account/whoami")).status).toBe(503);
});

test("Ids that contain every kind of character reach their endpoint whole", async () => {
  const alice = aUser(aHomeserver(), "alice");
  const { room_id: roomId } = (await alice.post("/createRoom")).body;
  const stateKey = "a/b?c#d%2Fe ü:@_100%";
  const path = `/rooms/${encodeURIComponent(roomId)}/state/org.example.type/${encodeURIComponent(stateKey)}`;
  expect((await alice.put(path, { n: 1 })).status).toBe(200);
  expect((await alice.get(`${path}?format=event`)).body.state_key).toBe(stateKey);
});
