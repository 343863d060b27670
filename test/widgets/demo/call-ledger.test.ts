import { createHash } from "node:crypto";
import type { Frame, Page } from "puppeteer-core";
import { expect, onTestFinished, test } from "vitest";
import type { DelayedEventEntry } from "../../../src/core/delayed-events/delayed-event-entry.ts";
import { describeInBrowsers } from "../harness/browsers.ts";
import { openWidget, roomIdOf, sharedDemo, urlOf } from "../harness/demo.ts";
import { press, seeText } from "../harness/frames.ts";
import { keptDelayedEvents } from "../harness/kept-delayed-events.ts";
import { aReceptionist, tooMany } from "./receptionist.ts";

const memberType = "org.matrix.msc3401.call.member";
const delayMs = 18_000;
/** More than the five seconds that Element Call waits when it is not told how long. */
const retryAfterMs = 7_000;
const atLast = { timeout: 40_000, interval: 100 };

const receptionist = aReceptionist();
const demo = sharedDemo({ intercept: receptionist.intercept });

const roomId = () => roomIdOf(demo(), "Call the team");
const digest = (delayId: string) => createHash("sha256").update(delayId).digest("base64url");
/** What the homeserver has scheduled, as the ledger names it. */
const scheduled = () =>
  demo()
    .homeserver.inspect.delayedEvents()
    .map(({ delayId }) => digest(delayId));

/** What the membership of the call says that this would end; empty when she has left. */
function membership(leave: DelayedEventEntry | undefined): object | undefined {
  const state = demo().homeserver.inspect.roomState(roomId());
  return state.find(({ type, state_key }) => type === leave?.type && state_key === leave.stateKey)?.content;
}

/** Someone who has the id cancels it: all that the call learns is that its next beat is too late. */
async function forgetDelayedEvents(): Promise<void> {
  const { homeserver } = demo();
  const { accessToken } = homeserver.login("@alice:hs.localhost");
  for (const { delayId } of homeserver.inspect.delayedEvents()) {
    const path = `/_matrix/client/unstable/org.matrix.msc4140/delayed_events/${delayId}/cancel`;
    const headers = { authorization: `Bearer ${accessToken}` };
    await homeserver.fetch(`http://hs.localhost${path}`, { method: "POST", headers, body: "{}" });
  }
}

async function openLobby(page: Page): Promise<Frame> {
  await openWidget(page);
  const frame = await page.waitForFrame((candidate) => candidate.url().includes("/element-call/"));
  await seeText(frame, "Join call");
  return frame;
}

/** Keeps the errors with which the host answers heartbeats, as the widget gets them. */
function keepRefusals(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const refusals: unknown[] = [];
    Object.assign(window, { refusals });
    window.addEventListener("message", ({ data }) => {
      if (String(data.action).includes("delayed_event") && data.response?.error)
        refusals.push(data.response.error);
    });
  });
}
const refusals = (frame: Frame): Promise<unknown> => frame.evaluate(() => Reflect.get(window, "refusals"));

/** The rows of the list beside the call, which is opened before. */
const rows = (page: Page): Promise<readonly string[]> =>
  page.$$eval(".scheduled [data-mw=delayed-event]", (items) => items.map(({ textContent }) => textContent));
const tones = (page: Page): Promise<readonly (string | null)[]> =>
  page.$$eval(".scheduled [data-mw=delayed-event]", (items) =>
    items.map((item) => item.getAttribute("data-tone")),
  );
const indicated = (page: Page): Promise<string | null> =>
  page.$eval(".scheduled [data-mw=heartbeat-indicator]", (element) => element.getAttribute("data-tone"));

/** Element Call misses its media server after a while, and Firefox does not tell whose error that is. */
const isOfMedia = ({ text }: { readonly text: string }) => text.startsWith("PublishTrackError");

describeInBrowsers("The ledger of an Element Call", (browser) => {
  test("follows it from joining to hanging up, through a lost heartbeat and a refused one", {
    timeout: 180_000,
  }, async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const ledger = () => keptDelayedEvents(alice);
    const frame = await openLobby(alice);
    await keepRefusals(frame);

    // Joining: the leave is scheduled before the membership is there.
    const letJoin = receptionist.hold(
      ({ method, url }) =>
        method === "PUT" && url.pathname.includes(`/state/${memberType}`) && url.search === "",
    );
    onTestFinished(letJoin);
    await press(frame, "Join call");
    await press(alice, "Tell it who I am");
    await expect.poll(ledger, atLast).toHaveLength(1);
    expect(await ledger()).toMatchObject([
      {
        widgetName: "Element Call",
        roomId: roomId(),
        type: memberType,
        stateKey: expect.stringMatching(/^_@alice:hs\.localhost_[A-Z]+_m\.call$/),
        delayMs,
        kind: "message",
        restarts: { count: 0, missed: 0 },
        state: { status: "scheduled" },
      },
    ]);
    const [first = ""] = scheduled();
    expect((await ledger()).map(({ id }) => id)).toEqual([first]);
    expect(membership((await ledger())[0])).toBeUndefined();
    await alice.click(".scheduled > summary");
    letJoin();
    await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');

    // Five restarts.
    await expect.poll(async () => (await ledger())[0]?.restarts.count, atLast).toBeGreaterThanOrEqual(5);
    const [beating] = await ledger();
    expect(beating).toMatchObject({
      id: first,
      kind: "heartbeat",
      restarts: { missed: 0 },
      state: { status: "scheduled" },
    });
    const { last, leastMarginMs = 0 } = beating?.restarts ?? {};
    expect(last?.roundTripMs).toBeGreaterThan(0);
    expect(last?.marginMs).toBeLessThan(delayMs);
    expect(leastMarginMs).toBeGreaterThan(0);
    expect(leastMarginMs).toBeLessThanOrEqual(last?.marginMs ?? 0);
    expect(receptionist.restarts.map(({ delayId }) => digest(delayId))).toContain(first);
    await expect
      .poll(() => rows(alice), atLast)
      .toMatchObject([expect.stringMatching(/^Take you out of the call .*Healthy.*Missednone/)]);
    await expect.poll(() => indicated(alice), atLast).toBe("healthy");

    // A 404: the homeserver has forgotten the leave, and Element Call schedules another one.
    await forgetDelayedEvents();
    await expect.poll(ledger, atLast).toHaveLength(2);
    const [second = ""] = scheduled();
    expect(await ledger()).toMatchObject([
      { id: first, state: { status: "lost", reason: "unknown" } },
      { id: second, kind: "heartbeat", type: memberType, delayMs, state: { status: "scheduled" } },
    ]);
    expect(await refusals(frame)).toMatchObject([
      { matrix_api_error: { http_status: 404, response: { errcode: "M_NOT_FOUND" } } },
    ]);
    await expect
      .poll(() => rows(alice), atLast)
      .toMatchObject([
        expect.stringContaining("Healthy"),
        expect.stringContaining("The homeserver does not know it any more."),
      ]);
    await expect.poll(() => tones(alice), atLast).toEqual(["healthy", "dropped"]);
    await expect.poll(() => indicated(alice), atLast).toBe("healthy");
    await expect.poll(async () => (await ledger())[1]?.restarts.count, atLast).toBeGreaterThanOrEqual(1);
    expect(membership((await ledger())[0])).toMatchObject({ application: "m.call" });

    // A 429: Element Call gets it as it is, and waits as it says.
    receptionist.refuse(() => tooMany(retryAfterMs));
    await expect
      .poll(async () => (await ledger())[1]?.state, atLast)
      .toMatchObject({ status: "at-risk", reason: "rate-limited" });
    const [, limited] = await ledger();
    expect(limited?.restarts.missed).toBe(1);
    await expect
      .poll(() => rows(alice), atLast)
      .toMatchObject([
        expect.stringMatching(
          /At risk.*The homeserver asked to wait: it had too many requests\..*Missed1 beat/,
        ),
        expect.anything(),
      ]);
    await expect.poll(() => indicated(alice), atLast).toBe("at-risk");
    expect(await refusals(frame)).toMatchObject([
      expect.anything(),
      {
        matrix_api_error: {
          http_status: 429,
          http_headers: { "retry-after": "7" },
          response: { errcode: "M_LIMIT_EXCEEDED" },
        },
      },
    ]);
    await expect.poll(async () => (await ledger())[1]?.restarts, atLast).toMatchObject({ missed: 0 });
    const [refusedAt, nextAt] = receptionist.restarts.slice(-2).map(({ atMs }) => atMs);
    expect((nextAt ?? 0) - (refusedAt ?? 0)).toBeGreaterThanOrEqual(retryAfterMs);
    const [, recovered] = await ledger();
    expect(recovered).toMatchObject({ id: second, state: { status: "scheduled" } });
    expect(recovered?.restarts.count).toBeGreaterThan(limited?.restarts.count ?? 0);
    expect(recovered?.restarts.leastMarginMs).toBeGreaterThan(0);
    expect(scheduled()).toEqual([second]);

    // Hanging up.
    await press(alice, "Hang up");
    // Without a sound device, Element Call in Firefox leaves but does not close.
    if (browser.name === "chromium") await seeText(alice, "This widget has finished.");
    await expect
      .poll(async () => (await ledger())[1]?.state, atLast)
      .toMatchObject({ status: "sent", reason: "widget" });
    expect(scheduled()).toEqual([]);
    expect(membership((await ledger())[0])).toEqual({});
    // The list closed when something beside it was pressed.
    await alice.click(".scheduled > summary");
    await expect
      .poll(() => rows(alice), atLast)
      .toMatchObject([expect.stringContaining("Sent by the widget before its time."), expect.anything()]);
    await seeText(alice, "No widget has anything left to send as you.");
    await expect.poll(() => indicated(alice), atLast).toBeNull();
    expect(await ledger()).toHaveLength(2);
    expect(browser.takeTrouble().filter((trouble) => !isOfMedia(trouble))).toEqual([]);
  });

  test("says in another tab that the leave was sent, once the page with the call is gone", async () => {
    const alice = await browser.open(urlOf(demo(), "alice"));
    const frame = await openLobby(alice);
    await press(frame, "Join call");
    await press(alice, "Tell it who I am");
    await frame.waitForSelector('::-p-aria([name="End call"][role="button"])');
    const other = await browser.open(urlOf(demo(), "alice"));
    await expect.poll(() => indicated(other).catch(() => null), atLast).toBe("healthy");
    await other.click(".scheduled > summary");
    await alice.close();

    const [leave] = await keptDelayedEvents(other);
    expect(leave).toMatchObject({ kind: "heartbeat", state: { status: "scheduled" } });
    expect(membership(leave)).toMatchObject({ application: "m.call" });
    await expect
      .poll(() => keptDelayedEvents(other), atLast)
      .toMatchObject([{ state: { status: "sent", reason: "due" } }]);
    expect(scheduled()).toEqual([]);
    expect(membership(leave)).toEqual({});
    await expect
      .poll(() => rows(other), atLast)
      .toMatchObject([expect.stringContaining("Sent because the widget stopped answering.")]);
    await expect.poll(() => indicated(other), atLast).toBe("lost");
    expect(browser.takeTrouble().filter((trouble) => !isOfMedia(trouble))).toEqual([]);
  });
});
