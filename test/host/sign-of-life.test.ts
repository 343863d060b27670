import { describe, expect, it } from "vitest";
import { aPuppetSession, aRawSession, untilReady } from "./support/a-session.ts";
import { answer, negotiate, untilAsked } from "./support/raw-widget.ts";

const VERSIONS = "supported_api_versions";

describe("A sign of life", () => {
  it("is given by the widget side of matrix-widget-api, and is not recorded", async () => {
    const test = aPuppetSession({});
    await untilReady(test);
    await test.session.isAlive();
    const before = test.session.activity.recent().length;
    expect(await test.session.isAlive()).toBe(true);
    expect(test.session.activity.recent()).toHaveLength(before);
  });

  it.each([
    ["the versions", { supported_versions: [] }],
    ["an error, since it does not know the question", { error: { message: "Unknown action" } }],
  ])("is any answer: %s", async (_what, response) => {
    const test = aRawSession();
    await negotiate(test, []);
    const isAlive = test.session.isAlive();
    await answer(test.page, await untilAsked(test.page, VERSIONS, 2), response);
    expect(await isAlive).toBe(true);
  });

  it("is not there where the page says nothing in time", async () => {
    const test = aRawSession();
    await negotiate(test, []);
    expect(await test.session.isAlive(50)).toBe(false);
  });

  it("is not there where its document goes away before it answers", async () => {
    const test = aRawSession();
    await negotiate(test, []);
    const isAlive = test.session.isAlive();
    test.session.reload();
    expect(await isAlive).toBe(false);
  });

  it("is not asked for before the session is ready, nor when it is over", async () => {
    const test = aRawSession();
    expect(await test.session.isAlive()).toBe(false);
    await negotiate(test, []);
    test.session.dispose();
    expect(await test.session.isAlive()).toBe(false);
  });
});
