import { afterEach, describe, expect, it, vi } from "vitest";
import type { TurnServerOption } from "../../src/homeserver/index.ts";
import { aDriver } from "./a-driver.ts";
import { aHomeserver } from "./a-homeserver.ts";
import { aUser } from "./a-user.ts";

const HOUR_MS = 3_600_000;
const turnServers: TurnServerOption = {
  uris: ["turn:turn.example.org"],
  username: "u",
  password: "p",
  ttl: 86_400,
};
const servers = { uris: ["turn:turn.example.org"], username: "u", password: "p" };
const none = { uris: [], username: "", password: "" };

/** A watched homeserver, and a client that does not sync, so that nothing else of it runs on the fake clock. */
async function aWatch({
  turn = turnServers,
  intercept,
}: {
  turn?: TurnServerOption | undefined;
  intercept?: (request: Request) => Response | undefined;
} = {}) {
  const homeserver = aHomeserver({
    ...(turn === undefined ? {} : { turnServers: turn }),
    intercept: (request) => (request.url.endsWith("/voip/turnServer") ? intercept?.(request) : undefined),
  });
  const alice = await aUser(homeserver, "alice");
  alice.client.stopClient();
  const before = homeserver.seen.length;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const asked = () =>
    homeserver.seen.slice(before).filter(({ path }) => path.endsWith("/voip/turnServer")).length;
  return { watch: aDriver(alice, undefined).getTurnServers(), asked };
}

afterEach(() => {
  vi.useRealTimers();
});

describe("TURN servers", () => {
  it("207. First credentials at once; refresh before expiry; `return()` stops", async () => {
    const { watch, asked } = await aWatch();
    expect(await watch.next()).toEqual({ done: false, value: servers });
    expect(asked()).toBe(1);

    const second = watch.next();
    await vi.advanceTimersByTimeAsync(23 * HOUR_MS);
    expect(asked()).toBe(1);
    await vi.advanceTimersByTimeAsync(HOUR_MS - 60_000);
    expect(asked()).toBe(2);
    expect(await second).toEqual({ done: false, value: servers });

    const third = watch.next();
    expect(await watch.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await third).toEqual({ done: true, value: undefined });
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(48 * HOUR_MS);
    expect(asked()).toBe(2);
  });

  it("does not drift: refreshes keep their distance over a week", async () => {
    const { watch, asked } = await aWatch();
    await watch.next();
    for (let day = 1; day <= 7; day += 1) {
      const next = watch.next();
      await vi.advanceTimersByTimeAsync(24 * HOUR_MS - 5 * 60_000);
      await next;
      expect(asked()).toBe(day + 1);
    }
    await watch.return(undefined);
  });

  it("notices within a minute that the computer was asleep past the expiry", async () => {
    const { watch, asked } = await aWatch();
    await watch.next();
    const second = watch.next();
    await vi.advanceTimersByTimeAsync(1000);
    vi.setSystemTime(Date.now() + 30 * HOUR_MS);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await second).toEqual({ done: false, value: servers });
    expect(asked()).toBe(2);
    await watch.return(undefined);
  });

  it("tries again while the old credentials last, and says so when they are gone", async () => {
    let isUp = true;
    const { watch } = await aWatch({
      turn: { ...turnServers, ttl: 600 },
      intercept: () => (isUp ? undefined : Response.json({ errcode: "M_UNKNOWN" }, { status: 502 })),
    });
    await watch.next();
    isUp = false;
    const second = watch.next();
    let isTold = false;
    void second.then(() => {
      isTold = true;
    });
    await vi.advanceTimersByTimeAsync(590_000);
    expect(isTold).toBe(false);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await second).toEqual({ done: false, value: none });

    const third = watch.next();
    await vi.advanceTimersByTimeAsync(300_000);
    isUp = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await third).toEqual({ done: false, value: servers });
    await watch.return(undefined);
  });

  it("waits as long as the homeserver asks when it limits the rate", async () => {
    let isLimited = false;
    const { watch, asked } = await aWatch({
      turn: { ...turnServers, ttl: 1000 },
      intercept: () =>
        isLimited
          ? Response.json(
              { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 5000 },
              { status: 429, headers: { "retry-after": "5" } },
            )
          : undefined,
    });
    await watch.next();
    isLimited = true;
    const second = watch.next();
    await vi.advanceTimersByTimeAsync(901_000);
    expect(asked()).toBe(2);
    isLimited = false;
    await vi.advanceTimersByTimeAsync(4500);
    expect(await second).toEqual({ done: false, value: servers });
    await watch.return(undefined);
  });

  it("ends at once where the homeserver has none", async () => {
    const { watch } = await aWatch({ intercept: () => Response.json({}) });
    expect(await watch.next()).toEqual({ done: true, value: undefined });
  });

  it("208. TURN forbidden by server: the first answer rejects", async () => {
    const { watch } = await aWatch({
      intercept: () => Response.json({ errcode: "M_FORBIDDEN", error: "No" }, { status: 403 }),
    });
    await expect(watch.next()).rejects.toMatchObject({ status: 403, errcode: "M_FORBIDDEN" });
    expect(await watch.next()).toEqual({ done: true, value: undefined });
  });
});
