import { describe, expect, it, vi } from "vitest";
import type { SessionDriver } from "../../src/core/session/session-driver.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRoom } from "./support/a-room.ts";
import { aDriver, aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { aRequest, ask, negotiate, post, settled, untilAsked, untilReply } from "./support/raw-widget.ts";

type Observer = Parameters<SessionDriver["askOpenID"]>[0];

const token = {
  access_token: "token",
  expires_in: 3600,
  matrix_server_name: "hs.localhost",
  token_type: "Bearer",
};

/** A driver whose user is asked; the test answers through the observers. */
function anAskingDriver() {
  const observers: Observer[] = [];
  const driver = aMemoryDriver({
    askOpenID: (observer) => {
      observers.push(observer);
      observer.update({ state: "request" as never });
    },
  });
  return { driver, observers };
}

describe("Identity", () => {
  it("192. Without a decision the answer is request at once, then openid_credentials with the request's id", async () => {
    const { driver, observers } = anAskingDriver();
    const test = aRawSession({ driver });
    await negotiate(test, []);

    await post(test.page, aRequest("get_openid", {}, { requestId: "who" }));
    expect((await untilReply(test.page, "who")).response).toEqual({ state: "request" });
    await settled(test.page);
    expect(test.page.asked("openid_credentials")).toEqual([]);
    observers[0]?.update({ state: "allowed" as never, token });

    expect((await untilAsked(test.page, "openid_credentials")).data).toEqual({
      state: "allowed",
      ...token,
      original_request_id: "who",
    });
  });

  it("193. Denied is blocked without token fields", async () => {
    const { driver, observers } = anAskingDriver();
    const test = aRawSession({ driver });
    await negotiate(test, []);

    await post(test.page, aRequest("get_openid", {}, { requestId: "who" }));
    await untilReply(test.page, "who");
    observers[0]?.update({ state: "blocked" as never });

    expect((await untilAsked(test.page, "openid_credentials")).data).toEqual({
      state: "blocked",
      original_request_id: "who",
    });
    expect(await ask((await aReady()).page, "get_openid")).toEqual({ state: "blocked" });
  });

  async function aReady() {
    const test = aRawSession();
    await negotiate(test, []);
    return test;
  }

  it("194. A decision made before is answered in one step with all four fields", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const { page } = await aRoomWidget(alice, await aRoom(alice), { capabilities: [] });

    const credentials = await page.run(({ api }) => api.requestOpenIDConnectToken());

    expect(credentials).toEqual({
      state: "allowed",
      access_token: expect.any(String),
      expires_in: expect.any(Number),
      matrix_server_name: "hs.localhost",
      token_type: "Bearer",
    });
    expect(page.asked("openid_credentials")).toEqual([]);
  });

  it("195. A failure after request is blocked; before it, an error", async () => {
    const { driver, observers } = anAskingDriver();
    const test = aRawSession({ driver });
    await negotiate(test, []);
    await post(test.page, aRequest("get_openid", {}, { requestId: "who" }));
    await untilReply(test.page, "who");
    observers[0]?.update({ state: "allowed" as never });
    expect((await untilAsked(test.page, "openid_credentials")).data).toMatchObject({ state: "blocked" });

    const broken = aRawSession({
      driver: aMemoryDriver({
        askOpenID: () => {
          throw new Error("broken");
        },
      }),
    });
    await negotiate(broken, []);
    expect(await ask(broken.page, "get_openid")).toEqual({
      error: { message: "Unable to get an identity token" },
    });
  });

  it("195. A driver that ends in silence is a failure, and the next request asks anew", async () => {
    const askOpenID = vi.fn(async () => undefined);
    const test = aRawSession({ driver: aMemoryDriver({ askOpenID }) });
    await negotiate(test, []);
    const failure = { error: { message: "Unable to get an identity token" } };

    expect(await ask(test.page, "get_openid")).toEqual(failure);
    expect(await ask(test.page, "get_openid")).toEqual(failure);
    expect(askOpenID).toHaveBeenCalledTimes(2);
  });

  it("196. Two requests at once make one prompt and get two answers", async () => {
    const decideIdentity = vi.fn();
    let decide: (decision: "allowed") => void = () => undefined;
    decideIdentity.mockImplementation(
      () =>
        new Promise((resolve) => {
          decide = resolve;
        }),
    );
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const consent = { decideCapabilities: async (all: readonly string[]) => all, decideIdentity };
    const { page } = await aRoomWidget(
      alice,
      roomId,
      { capabilities: [] },
      { driver: aDriver(alice, roomId, { consent }) },
    );

    const tokens = page.run(({ api }) =>
      Promise.all([api.requestOpenIDConnectToken(), api.requestOpenIDConnectToken()]),
    );
    await vi.waitFor(() => {
      const answers = page.heard.filter(({ api, action }) => api === "fromWidget" && action === "get_openid");
      expect(answers.map(({ response }) => response)).toEqual([{ state: "request" }, { state: "request" }]);
    });
    decide("allowed");

    expect(await tokens).toMatchObject([{ state: "allowed" }, { state: "allowed" }]);
    expect(decideIdentity).toHaveBeenCalledOnce();
    const originals = page.asked("openid_credentials").map(({ data }) => data.original_request_id);
    expect(new Set(originals).size).toBe(2);
  });

  it("A homeserver that is slow with a token does not leave the widget without an answer", async () => {
    let update: (() => void) | undefined;
    const driver = aMemoryDriver({
      askOpenID: (observer) => {
        update = () => observer.update({ state: "allowed" as never, token });
      },
    });
    const test = aRawSession({ driver });
    await negotiate(test, []);

    await post(test.page, aRequest("get_openid", {}, { requestId: "who" }));
    await vi.waitFor(() => expect(test.page.replies("who")).toHaveLength(1), { timeout: 3_000 });
    expect(test.page.replies("who")[0].response).toEqual({ state: "request" });
    update?.();

    expect((await untilAsked(test.page, "openid_credentials")).data).toMatchObject({ state: "allowed" });
  });

  it("A token for a document that is gone goes nowhere", async () => {
    const { driver, observers } = anAskingDriver();
    const test = aRawSession({ driver });
    await negotiate(test, []);
    await post(test.page, aRequest("get_openid", {}, { requestId: "who" }));
    await untilReply(test.page, "who");

    await test.page.run(() => location.reload());
    await test.page.untilDocument(2);
    await negotiate(test, [], [], 2);
    observers[0]?.update({ state: "allowed" as never, token });
    await settled(test.page);

    expect(test.page.asked("openid_credentials")).toEqual([]);
  });
});
