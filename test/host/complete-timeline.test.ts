import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import { anEvent } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { ask, negotiate, untilAsked } from "./support/raw-widget.ts";

const COMPLETE = `${NAMESPACE}.complete_timeline`;
const FROM = `${NAMESPACE}.from`;
const DIR = `${NAMESPACE}.dir`;
const START = `${NAMESPACE}.start`;
const END = `${NAMESPACE}.end`;
const TRUNCATED = `${NAMESPACE}.truncated`;
const MESSAGE = "m.room.message";
const RECEIVE = `org.matrix.msc2762.receive.event:${MESSAGE}`;

const read = (page: TestPage<unknown>, data: object): Promise<Wire> =>
  ask(page, "org.matrix.msc2876.read_events", { type: MESSAGE, ...data });
const bodies = ({ events }: Wire): readonly unknown[] => events.map((event: Wire) => event.content.body);

/** Alice's client, started anew, has the last ten events of a room with messages 1 to 40. */
async function aLongHistory(capabilities: readonly string[]) {
  const homeserver = aHomeserver();
  const bob = await aUser(homeserver, "bob");
  const { room_id: roomId } = await bob.client.createRoom({ preset: "public_chat" as never });
  for (let body = 1; body <= 40; body++) await say(body);
  async function say(body: unknown): Promise<void> {
    await bob.client.sendEvent(roomId, MESSAGE as never, { msgtype: "m.text", body } as never);
  }
  const alice = await aUser(homeserver, "alice", { timelineLimit: 10 });
  await alice.client.joinRoom(roomId);
  await vi.waitFor(() => expect(alice.port.getRoom(roomId)?.membership).toBe("join"));
  const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE, ...capabilities] });
  const isLive = (body: unknown) =>
    vi.waitFor(() =>
      expect(alice.client.getRoom(roomId)?.getLastLiveEvent()?.getContent()["body"]).toBe(body),
    );
  return { page, say, isLive };
}

/** All pages, and whether one said that it is not all. */
async function readAll(page: TestPage<unknown>, dir: "b" | "f") {
  const found: unknown[] = [];
  let answer = await read(page, { [DIR]: dir, limit: 7 });
  found.push(...bodies(answer));
  while (answer[END] !== undefined) {
    answer = await read(page, { [DIR]: dir, [FROM]: answer[END], limit: 7 });
    found.push(...bodies(answer));
  }
  return { found, truncated: answer[TRUNCATED] };
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("The complete timeline", () => {
  it("is read to its beginning with the capability, without gaps, and asked of the homeserver", async () => {
    const { page } = await aLongHistory([COMPLETE]);

    expect(await readAll(page, "b")).toEqual({ found: numbers(1, 40).reverse(), truncated: undefined });
    expect(await readAll(page, "f")).toEqual({ found: numbers(1, 40), truncated: undefined });
  });

  it("is read as far as the client has it without the capability, and says that it goes on", async () => {
    const { page } = await aLongHistory([]);

    const newestFirst = await readAll(page, "b");
    const oldestFirst = await readAll(page, "f");

    const atHand = newestFirst.found.length;
    expect(atHand).toBeGreaterThan(0);
    expect(atHand).toBeLessThanOrEqual(10);
    expect(newestFirst).toEqual({ found: numbers(41 - atHand, 40).reverse(), truncated: true });
    expect(oldestFirst).toEqual({ found: numbers(41 - atHand, 40), truncated: true });
  });

  it("at hand comes without repetitions while more arrives, and that comes last, or with a new reading", async () => {
    const { page, say, isLive } = await aLongHistory([]);
    const [back, forth] = [
      await read(page, { [DIR]: "b", limit: 2 }),
      await read(page, { [DIR]: "f", limit: 1 }),
    ];

    await say("new");
    await isLive("new");
    const older = await read(page, { [DIR]: "b", [FROM]: back[END], limit: 2 });
    const newer = await read(page, { [DIR]: "f", [FROM]: forth[END], limit: 1_000 });

    expect([bodies(back), bodies(older)]).toEqual([
      [40, 39],
      [38, 37],
    ]);
    expect(bodies(newer).at(-1)).toBe("new");
    expect(bodies(newer)).not.toContain(bodies(forth)[0]);
    expect(bodies(await read(page, { [FROM]: back[START], limit: 2 }))).toEqual([40, 39]);
    expect(bodies(await read(page, { [DIR]: "b", limit: 1 }))).toEqual(["new"]);
  });

  it("is all at hand in a room that is young, and then does not say that it goes on", async () => {
    const homeserver = aHomeserver();
    const alice = await aUser(homeserver, "alice");
    const roomId = await aRoom(alice);
    const { page } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE] });

    expect(await read(page, { [DIR]: "b" })).toEqual({ events: [], [START]: expect.any(String) });
  });

  it("gives at least one event where there is one, however far it lies behind others", async () => {
    const found = anEvent();
    const driver = aMemoryDriver({
      readPage: async ({ from = "0" }) =>
        from === "60"
          ? { events: [found], start: from }
          : { events: [], start: from, end: `${Number(from) + 1}` },
    });
    const test = aRawSession({ driver });
    await negotiate(test, [RECEIVE, COMPLETE]);

    expect(await read(test.page, { [DIR]: "b" })).toEqual({ events: [found], [START]: expect.any(String) });
  });

  it("156. says that it is not whole where something on the way could not be decrypted", async () => {
    const pages: Record<string, { events: Wire[]; end?: string; hasUndecryptable?: boolean }> = {
      0: { events: [anEvent()], end: "1" },
      1: { events: [anEvent()], end: "2", hasUndecryptable: true },
      2: { events: [anEvent()] },
    };
    const driver = aMemoryDriver({
      readPage: async ({ from = "0" }) => ({ start: from, events: [], ...pages[from] }),
    });
    const test = aRawSession({ driver });
    await negotiate(test, [RECEIVE, COMPLETE]);

    const first = await read(test.page, { [DIR]: "b", limit: 1 });
    const second = await read(test.page, { [FROM]: first[END], limit: 1 });
    const third = await read(test.page, { [FROM]: second[END], limit: 1 });
    const whole = await read(test.page, { [DIR]: "b" });

    // The first has looked on to the next of its kind.
    expect([first, second, third, whole].map((page) => page[TRUNCATED])).toEqual([
      true,
      true,
      undefined,
      true,
    ]);
    expect(whole.events).toHaveLength(3);
  });

  it("does not go on with a place that was found without the capability", async () => {
    const { page } = await aLongHistory([]);
    const { [END]: end } = await read(page, { [DIR]: "b", limit: 1 });
    await page.run(({ api }, raw) => {
      api.requestCapability(raw);
      return api.updateRequestedCapabilities();
    }, COMPLETE);
    await untilAsked(page, "notify_capabilities", 2);

    expect((await read(page, { [FROM]: end })).error.message).toContain("is no token of this room");
    expect((await readAll(page, "b")).found).toHaveLength(40);
  });

  it("229. is there with its version, which takes a driver that can read pages", async () => {
    const negotiated = async (driver: Parameters<typeof aMemoryDriver>[0]) => {
      const test = aRawSession({ driver: aMemoryDriver(driver) });
      await negotiate(test, [COMPLETE]);
      const { supported_versions: versions } = await ask(test.page, "supported_api_versions");
      const { approved } = test.page.asked("notify_capabilities")[0].data;
      return { isThere: versions.includes(COMPLETE), approved };
    };
    const readPage = async () => ({ events: [], start: "" });

    expect(await negotiated({ readPage })).toEqual({ isThere: true, approved: [COMPLETE] });
    expect(await negotiated({})).toEqual({ isThere: false, approved: [] });
    expect(await negotiated({ readPage, features: new Set(["to-device"]) })).toEqual({
      isThere: false,
      approved: [],
    });
  });

  it("229. Plain from and dir mean the same where pages are advertised, and nothing where they are not", async () => {
    const { page } = await aLongHistory([COMPLETE]);
    const first = await read(page, { dir: "b", limit: 2 });
    const second = await read(page, { from: first[END], limit: 1 });
    const without = aRawSession();
    await negotiate(without, [RECEIVE]);

    expect([bodies(first), bodies(second)]).toEqual([[40, 39], [38]]);
    expect(bodies(await read(page, { dir: "b", [DIR]: "f", limit: 1 }))).toEqual([1]);
    expect((await read(page, { dir: "up" })).error.message).toContain("is neither f nor b");
    expect((await read(page, { from: "made up" })).error.message).toContain("is no token");
    expect(await read(without.page, { dir: "up", from: 7 })).toEqual({ events: [] });
  });
});
