import { type IOpenIDUpdate, SimpleObservable } from "matrix-widget-api";
import { describe, expect, it } from "vitest";
import type { DriverConsent, MatrixWidgetDriver } from "../../src/driver/index.ts";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser } from "./a-user.ts";
import { eventually } from "./eventually.ts";

const token = {
  access_token: expect.any(String),
  expires_in: expect.any(Number),
  matrix_server_name: "hs.localhost",
  token_type: "Bearer",
};

function answersOf(driver: MatrixWidgetDriver): IOpenIDUpdate[] {
  const answers: IOpenIDUpdate[] = [];
  driver.askOpenID(new SimpleObservable((update) => answers.push(update)));
  return answers;
}

const consentTo = (decideIdentity: DriverConsent["decideIdentity"]): { consent: DriverConsent } => ({
  consent: { decideCapabilities: async () => [], decideIdentity },
});

describe("identity", () => {
  it("194. Stored allow: `allowed` with all four token fields, in one step", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const answers = answersOf(
      aDriver(
        alice,
        undefined,
        consentTo(() => "allowed"),
      ),
    );
    await eventually(() => expect(answers).toEqual([{ state: "allowed", token }]));
  });

  it("193. Denied: `blocked` without token fields", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const answers = answersOf(
      aDriver(
        alice,
        undefined,
        consentTo(() => "blocked"),
      ),
    );
    await eventually(() => expect(answers).toEqual([{ state: "blocked" }]));
    expect(homeserver.bodiesOf("/openid/")).toEqual([]);
  });

  it("192. Without stored decision: `request` at once, then the outcome", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    let decide: (decision: "allowed") => void = () => {};
    const asked = new Promise<"allowed">((resolve) => {
      decide = resolve;
    });
    const answers = answersOf(
      aDriver(
        alice,
        undefined,
        consentTo(() => asked),
      ),
    );
    expect(answers).toEqual([{ state: "request" }]);
    decide("allowed");
    await eventually(() => expect(answers).toEqual([{ state: "request" }, { state: "allowed", token }]));
  });

  it("195. Failure after `request`: `blocked`", async () => {
    const homeserver = aHomeserver({
      intercept: (request) =>
        request.url.includes("/openid/")
          ? Response.json({ errcode: "M_UNKNOWN" }, { status: 500 })
          : undefined,
    });
    const alice = await aUser(homeserver, "alice");
    const ends = [{ state: "request" }, { state: "blocked" }];
    const serverFails = answersOf(
      aDriver(
        alice,
        undefined,
        consentTo(async () => "allowed" as const),
      ),
    );
    const consentFails = answersOf(
      aDriver(
        alice,
        undefined,
        consentTo(() => Promise.reject(new Error("closed"))),
      ),
    );
    await eventually(() => expect([serverFails, consentFails]).toEqual([ends, ends]));
  });

  it("answers `blocked` where the app's decision throws", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    const broken = consentTo(() => {
      throw new Error("no store");
    });
    const answers = answersOf(aDriver(alice, undefined, broken));
    await eventually(() => expect(answers).toEqual([{ state: "blocked" }]));
  });

  it("196. Two concurrent requests produce one prompt and two answers", async () => {
    const alice = await aUser(aHomeserver(), "alice");
    let prompts = 0;
    let decide: (decision: "allowed") => void = () => {};
    const driver = aDriver(
      alice,
      undefined,
      consentTo(() => {
        prompts += 1;
        return new Promise<"allowed">((resolve) => {
          decide = resolve;
        });
      }),
    );
    const [first, second] = [answersOf(driver), answersOf(driver)];
    expect([first, second]).toEqual([[{ state: "request" }], [{ state: "request" }]]);
    decide("allowed");
    await eventually(() => {
      expect([first.at(-1), second.at(-1)]).toEqual([
        { state: "allowed", token },
        { state: "allowed", token },
      ]);
    });
    expect(prompts).toBe(1);
    answersOf(driver);
    expect(prompts).toBe(2);
  });
});
