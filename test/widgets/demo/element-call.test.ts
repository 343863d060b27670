import type { Frame, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import type { Demo } from "../../../demo/server/start-demo.ts";
import { describeInBrowser } from "../harness/browsers.ts";
import { goToRoom, openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { press, seeText } from "../harness/frames.ts";

const memberType = "org.matrix.msc3401.call.member";

interface SeenRequest {
  readonly what: "schedule the leave" | "join" | "restart" | "send the leave" | "cancel the leave";
  readonly at: number;
}

/** Notes what the client asks of the homeserver for the call. */
function watchCallRequests(page: Page): readonly SeenRequest[] {
  const seen: SeenRequest[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    const at = performance.now();
    // The first time the client looks for the newer endpoint, which this homeserver does not know.
    if (url.pathname.includes("/delayed_event/")) return;
    const action = /delayed_events\/[^/]+\/(\w+)$/.exec(url.pathname)?.[1];
    if (request.method() === "PUT" && url.pathname.includes(memberType)) {
      seen.push({
        what: url.searchParams.has("org.matrix.msc4140.delay") ? "schedule the leave" : "join",
        at,
      });
    } else if (request.method() === "POST") {
      if (action === "restart") seen.push({ what: "restart", at });
      if (action === "send") seen.push({ what: "send the leave", at });
      if (action === "cancel") seen.push({ what: "cancel the leave", at });
    }
  });
  return seen;
}

/** Waits for so many restarts of the delayed leave. */
async function restarts(requests: readonly SeenRequest[], count: number): Promise<readonly number[]> {
  const times = () => requests.filter(({ what }) => what === "restart").map(({ at }) => at);
  await expect.poll(() => times().length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  return times();
}

/** The contents of the call's memberships in the room's state, by user; empty ones are of those who left. */
function members({ homeserver, ...demo }: Demo): Readonly<Record<string, object>> {
  const state = homeserver.inspect.roomState(roomIdOf({ homeserver, ...demo }, "Call the team"));
  return Object.fromEntries(
    state.filter(({ type }) => type === memberType).map(({ sender, content }) => [sender, content]),
  );
}

/** What the homeserver will send for a user unless it is told to wait. */
function leavesOf({ homeserver }: Demo, userId: string) {
  return homeserver.inspect.delayedEvents().filter(({ sender }) => sender === userId);
}

/** Opens Element Call in the client and waits for its lobby. */
async function openLobby(page: Page): Promise<Frame> {
  await openWidget(page);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/element-call/"));
  await seeText(frame, "Join call");
  return frame;
}

async function joinCall(page: Page): Promise<Frame> {
  const frame = await openLobby(page);
  await press(frame, "Join call");
  await press(page, "Tell it who I am");
  await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');
  return frame;
}

const demo = sharedDemo();

describeInBrowser("chromium", "Element Call in the demo", (browser) => {
  test("a call, from the lobby to hanging up", async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const requests = watchCallRequests(alice);
    const frame = await joinCall(alice);

    const restartTimes = await restarts(requests, 3);
    expect(requests.slice(0, 3).map(({ what }) => what)).toEqual(["schedule the leave", "join", "restart"]);
    const [, second = 0, third = 0] = restartTimes;
    expect(third - second).toBeGreaterThan(3_000);
    expect(third - second).toBeLessThan(8_000);
    expect(members(demo())).toEqual({
      "@alice:hs.localhost": expect.objectContaining({ application: "m.call", expires: 14_400_000 }),
    });
    expect(leavesOf(demo(), "@alice:hs.localhost")).toMatchObject([{ type: memberType, content: {} }]);

    const bob = await browser.open(urlOf(demo(), "bob"));
    await seeText(bob, "Alice joined the call");
    await bob.bringToFront();
    const bobsFrame = await joinCall(bob);
    await seeText(bobsFrame, "Alice");
    await seeText(frame, "Bob");
    await bob.close();

    await alice.bringToFront();
    await press(alice, "Hang up");
    await seeText(alice, "This widget has finished.");
    await seeText(alice, "Alice left the call");
    expect(requests.at(-1)?.what).toBe("send the leave");
    expect(requests.filter(({ what }) => what === "join")).toHaveLength(1);
    expect(members(demo())["@alice:hs.localhost"]).toEqual({});
    expect(await alice.$$("iframe")).toEqual([]);
  });

  test("T-78 who closes the call from another room has left it, before its page is gone", async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const requests = watchCallRequests(alice);
    await joinCall(alice);
    await restarts(requests, 1);
    await goToRoom(alice, "Lunch poll");
    await press(alice, "Close widget");
    await alice.waitForFunction(() => document.querySelector("iframe") === null, { timeout: 20_000 });
    expect(requests.at(-1)?.what).toBe("send the leave");
    expect(members(demo())["@alice:hs.localhost"]).toEqual({});
  });

  test("a page that is closed in mid-call leaves its membership to the delayed leave", async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const requests = watchCallRequests(alice);
    await joinCall(alice);
    const restartTimes = await restarts(requests, 2);
    await alice.close();
    const requested = requests.length;

    expect(leavesOf(demo(), "@alice:hs.localhost")).toMatchObject([{ type: memberType, content: {} }]);
    expect(members(demo())["@alice:hs.localhost"]).not.toEqual({});
    await expect
      .poll(() => members(demo())["@alice:hs.localhost"], { timeout: 30_000, interval: 100 })
      .toEqual({});
    const elapsedMs = performance.now() - (restartTimes.at(-1) ?? 0);
    expect(elapsedMs).toBeGreaterThan(17_000);
    expect(requests.slice(requested)).toEqual([]);
  });
});
