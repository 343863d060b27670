import { describe, expect, it } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import type { TestPage, Wire } from "./support/a-page.ts";
import { aRoom } from "./support/a-room.ts";
import { aRoomWidget } from "./support/a-room-widget.ts";
import { aRawSession } from "./support/a-session.ts";
import { aHomeserver, aUser } from "./support/a-user.ts";
import { ask, negotiate } from "./support/raw-widget.ts";

const READ_EVENTS = "org.matrix.msc2876.read_events";
const VERSION = `${NAMESPACE}.read_events_pages`;
const FROM = `${NAMESPACE}.from`;
const DIR = `${NAMESPACE}.dir`;
const START = `${NAMESPACE}.start`;
const END = `${NAMESPACE}.end`;
const MESSAGE = "m.room.message";
const RECEIVE = `org.matrix.msc2762.receive.event:${MESSAGE}`;
const COMPLETE = `${NAMESPACE}.complete_timeline`;
const TRUNCATED = `${NAMESPACE}.truncated`;
const TIMELINES = "org.matrix.msc2762.timeline:*";

const read = (page: TestPage<unknown>, data: object): Promise<Wire> =>
  ask(page, READ_EVENTS, { type: MESSAGE, ...data });
const bodies = ({ events }: Wire): readonly unknown[] => events.map((event: Wire) => event.content.body);

/** A room with messages 1 to `count`, each followed by an event of another type, and the widget in it. */
async function aHistory(count: number, { encryption = false, capabilities = [RECEIVE, COMPLETE] } = {}) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const roomId = await aRoom(alice, { encrypted: encryption });
  for (let body = 1; body <= count; body++) {
    await alice.client.sendEvent(roomId, MESSAGE as never, { msgtype: "m.text", body } as never);
    await alice.client.sendEvent(roomId, "org.example.other" as never, {} as never);
  }
  const { page } = await aRoomWidget(alice, roomId, { capabilities });
  return { homeserver, alice, roomId, page };
}

describe("Reading page by page", () => {
  it("232. NS.end is absent exactly on the last page, newest first by default", async () => {
    const { page } = await aHistory(6);

    const first = await read(page, { [DIR]: "b", limit: 3 });
    const second = await read(page, { [FROM]: first[END], limit: 3 });

    expect([bodies(first), bodies(second)]).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
    expect(second).not.toHaveProperty([END]);
    expect(bodies(await read(page, { [FROM]: first[END], limit: 2 }))).toEqual([3, 2]);
    expect(bodies(await read(page, { [FROM]: first[START], limit: 4 }))).toEqual([6, 5, 4, 3]);
    expect(await read(page, { [DIR]: "b", type: MESSAGE, msgtype: "m.notice" })).toEqual({
      events: [],
      [START]: expect.any(String),
    });
  });

  it("232. Oldest first, what was sent in between comes with a later page", async () => {
    const { alice, roomId, page } = await aHistory(4);

    const first = await read(page, { [DIR]: "f", limit: 3 });
    await alice.client.sendEvent(roomId, MESSAGE as never, { msgtype: "m.text", body: "new" } as never);
    const second = await read(page, { [DIR]: "f", [FROM]: first[END], limit: 3 });

    expect([bodies(first), bodies(second)]).toEqual([
      [1, 2, 3],
      [4, "new"],
    ]);
    expect(second).not.toHaveProperty([END]);
  });

  it("232. In an encrypted room the pages reach over many of the homeserver's, and lose and repeat nothing", async () => {
    const { page } = await aHistory(70, { encryption: true });
    const pages: (readonly unknown[])[] = [];

    let answer = await read(page, { [DIR]: "b", limit: 25 });
    pages.push(bodies(answer));
    while (answer[END] !== undefined) {
      answer = await read(page, { [FROM]: answer[END], limit: 25 });
      pages.push(bodies(answer));
    }

    expect(pages.map(({ length }) => length)).toEqual([25, 25, 20]);
    expect(pages.flat()).toEqual(Array.from({ length: 70 }, (_, index) => 70 - index));
  });

  it("232. A page that found nothing within its bounds says so, and has an end from where the next one reads on", async () => {
    const asked: (string | undefined)[] = [];
    const driver = aMemoryDriver({
      readPage: async ({ from = "0" }) => {
        asked.push(from);
        return { events: [], start: from, end: `${Number(from) + 1}` };
      },
    });
    const test = aRawSession({ driver });
    await negotiate(test, [RECEIVE, COMPLETE]);

    const first = await read(test.page, { [DIR]: "b" });
    await read(test.page, { [FROM]: first[END] });

    expect(first).toEqual({
      events: [],
      [START]: expect.any(String),
      [END]: expect.any(String),
      [TRUNCATED]: true,
    });
    expect(asked).toEqual(Array.from({ length: 200 }, (_, index) => `${index}`));
  });

  it("231. A token of another widget, room, type, msgtype or direction, or one made up, is an error", async () => {
    const { alice, roomId, page } = await aHistory(3, {
      capabilities: [RECEIVE, COMPLETE, TIMELINES, "org.matrix.msc2762.receive.event:org.example.other"],
    });
    const other = await aRoom(alice);
    const { page: otherPage } = await aRoomWidget(alice, roomId, { capabilities: [RECEIVE, COMPLETE] });
    const token = (await read(page, { [DIR]: "b", limit: 1 }))[END];
    const refusal = { error: { message: expect.stringContaining(`${FROM} is no token of this room`) } };

    expect(await read(otherPage, { [FROM]: token })).toEqual(refusal);
    for (const data of [
      { room_ids: [other] },
      { type: "org.example.other" },
      { msgtype: "m.text" },
      { [DIR]: "f" },
      { [FROM]: `${token}0` },
      { [FROM]: "" },
    ]) {
      expect(await read(page, { [FROM]: token, ...data })).toEqual(refusal);
    }
    expect(await read(page, { [FROM]: token, room_ids: [roomId] })).toHaveProperty("events.length", 2);
  });

  it("231. Several rooms, or since besides, are refused", async () => {
    const { alice, roomId, page } = await aHistory(1, { capabilities: [RECEIVE, TIMELINES] });
    const other = await aRoom(alice);

    expect((await read(page, { [DIR]: "b", room_ids: [roomId, other] })).error.message).toContain(
      "one room at a time",
    );
    expect((await read(page, { [DIR]: "b", since: "$event" })).error.message).toContain("since does not go");
  });

  it("231. A page holds nothing that the widget may not receive, and needs the capability it is asked with", async () => {
    const { alice, roomId, page } = await aHistory(2, { capabilities: [`${RECEIVE}#m.text`] });
    await alice.client.sendEvent(roomId, MESSAGE as never, { msgtype: "m.notice", body: "no" } as never);

    expect(await read(page, { [DIR]: "b" })).toEqual({
      error: { message: "Cannot read room events of this type" },
    });
    expect(bodies(await read(page, { [DIR]: "b", msgtype: "m.text" }))).toEqual([2, 1]);
  });

  it("229. Without its version, which takes a driver that can read pages, its fields mean nothing", async () => {
    const test = aRawSession();
    await negotiate(test, [RECEIVE]);
    const { supported_versions: versions } = await ask(test.page, "supported_api_versions");
    const { page } = await aHistory(0);

    expect(versions).not.toContain(VERSION);
    expect(await read(test.page, { [DIR]: "b" })).toEqual({ events: [] });
    expect((await ask(page, "supported_api_versions")).supported_versions).toContain(VERSION);
  });
});
