import { describe, expect, it, onTestFinished } from "vitest";
import type { MatrixWidgetDriver } from "../../src/driver/index.ts";
import { serveHomeserver } from "../../src/homeserver/node.ts";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aRoom } from "./a-room.ts";
import { aUser } from "./a-user.ts";

/** A driver whose homeserver answers in the given way to one path, over HTTP, where responses have URLs. */
async function aDriverThatMeets(path: string, answer: () => Response) {
  const homeserver = aHomeserver({
    intercept: (request) => (request.url.includes(path) ? answer() : undefined),
  });
  const served = await serveHomeserver(homeserver);
  onTestFinished(() => served.close());
  const overHttp: typeof fetch = (input, init) => {
    const { pathname, search } = new URL(new Request(input).url);
    return fetch(`${served.url}${pathname}${search}`, init);
  };
  const alice = await aUser({ ...homeserver, fetch: overHttp }, "alice");
  const driver = aDriver(alice, await aRoom(alice));
  return { alice, driver, served };
}

async function errorOf(driver: MatrixWidgetDriver): Promise<unknown> {
  return driver.processError(
    await driver.sendEvent("org.example.note", {}).then(
      () => expect.fail("The send succeeded"),
      (reason: unknown) => reason,
    ),
  );
}

const note = "/send/org.example.note/";

describe("errors", () => {
  it("167. Matrix error: `matrix_api_error` with the four fields", async () => {
    const { driver, served } = await aDriverThatMeets(note, () =>
      Response.json({ errcode: "M_FORBIDDEN", error: "Not here" }, { status: 403 }),
    );
    expect(await errorOf(driver)).toEqual({
      matrix_api_error: {
        http_status: 403,
        http_headers: {},
        url: expect.stringContaining(`${served.url}/_matrix/client/v3/rooms/`),
        response: { errcode: "M_FORBIDDEN", error: "Not here" },
      },
    });
  });

  it("168. `http_headers` contains at most `Retry-After`", async () => {
    const { driver } = await aDriverThatMeets(note, () =>
      Response.json(
        { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 2000 },
        { status: 429, headers: { "retry-after": "2", "x-proxy": "inner.example.org", "set-cookie": "a=b" } },
      ),
    );
    expect(await errorOf(driver)).toMatchObject({
      matrix_api_error: { http_headers: { "retry-after": "2" }, response: { retry_after_ms: 2000 } },
    });
  });

  it("169. `url` has no query string and no token", async () => {
    const { alice, driver, served } = await aDriverThatMeets("/relations/", () =>
      Response.json({ errcode: "M_UNKNOWN" }, { status: 500 }),
    );
    const error = await driver
      .readEventRelations("$parent", undefined, undefined, undefined, "from-token", undefined, 3)
      .catch((reason: unknown) => reason);
    const described = driver.processError(error)?.matrix_api_error;
    expect(described?.url.startsWith(`${served.url}/_matrix/client/v1/rooms/`)).toBe(true);
    expect(described?.url).not.toMatch(/[?#]/);
    expect(JSON.stringify(described)).not.toContain("from-token");
    expect(JSON.stringify(described)).not.toContain(alice.client.getAccessToken());
  });

  it("170. `response` carries errcode, error and every extra key of the server body", async () => {
    const body = {
      errcode: "M_UNKNOWN",
      error: "Too long",
      "org.matrix.msc4140.max_delay": 5,
      nested: { a: [1] },
    };
    const { driver } = await aDriverThatMeets(note, () => Response.json(body, { status: 400 }));
    expect(await errorOf(driver)).toMatchObject({ matrix_api_error: { http_status: 400, response: body } });
  });

  it("171. HTTP 5xx without JSON still yields `http_status` and `M_UNKNOWN`", async () => {
    const { driver } = await aDriverThatMeets(
      note,
      () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "content-type": "text/html" } }),
    );
    expect(await errorOf(driver)).toMatchObject({
      matrix_api_error: { http_status: 502, response: { errcode: "M_UNKNOWN", error: expect.any(String) } },
    });
  });

  it("172. Offline: no `matrix_api_error`", async () => {
    let isOnline = true;
    const homeserver = aHomeserver();
    const offline: typeof fetch = (input, init) =>
      isOnline ? homeserver.fetch(input, init) : fetch("http://127.0.0.1:9/", init);
    const alice = await aUser({ ...homeserver, fetch: offline }, "alice");
    const driver = aDriver(alice, await aRoom(alice));
    alice.client.stopClient();
    isOnline = false;
    expect(await errorOf(driver)).toBeUndefined();
  });

  it("tells nothing of errors that are no homeserver's", async () => {
    const driver = aDriver(await aUser(aHomeserver(), "alice"), undefined);
    expect(driver.processError(new Error("secret"))).toBeUndefined();
    expect(driver.processError("secret")).toBeUndefined();
    expect(driver.processError(undefined)).toBeUndefined();
  });
});
