import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import type { SessionDriver } from "../../src/core/session/session-driver.ts";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { aRequest, negotiate, post, untilReply } from "./support/raw-widget.ts";

const MESSAGES = "org.matrix.msc2762.receive.event:m.room.message";
const TEXTS = `${MESSAGES}#m.text`;
const REACTIONS = "org.matrix.msc2762.receive.event:m.reaction";
const COMPLETE = `${NAMESPACE}.complete_timeline`;
const ACCOUNT_DATA = "com.beeper.capabilities.receive.room_account_data:org.example.notes";
const DIRECTORY = "org.matrix.msc3973.user_directory_search";
const OTHER = "!other:hs.localhost";
const TIMELINE = `org.matrix.msc2762.timeline:${OTHER}`;

const message = anEvent({ event_id: "$message" });
const elsewhere = anEvent({ room_id: OTHER });

/** A driver whose reads end when the test says so. */
function aSlowDriver() {
  const endings: (() => void)[] = [];
  const slowly =
    <Result>(result: Result) =>
    () =>
      new Promise<Result>((resolve) => endings.push(() => resolve(result)));
  const overrides = {
    getKnownRooms: () => [ROOM, OTHER],
    readRoomTimeline: (roomId: string) => slowly([roomId === ROOM ? message : elsewhere])(),
    readRoomState: slowly([anEvent({ type: "org.example.poll", state_key: "" })]),
    readPage: slowly({ events: [message], start: "0" }),
    readEvent: slowly(message),
    readRoomAccountData: slowly([{ type: "org.example.notes", room_id: ROOM, content: {} }]),
    searchUserDirectory: slowly({ limited: false, results: [] }),
  };
  // matrix-widget-api's type of an event is wider in fields that nothing here looks at.
  const driver = aMemoryDriver(overrides as object as Partial<SessionDriver>);
  return { driver, endings };
}

/** What the widget is answered when some of its capabilities are taken back while the driver reads. */
async function answerAfterNarrowing(
  granted: readonly string[],
  kept: readonly string[],
  action: string,
  data: object,
) {
  const { driver, endings } = aSlowDriver();
  const test = aRawSession({ driver, router: createEventRouter(aMemoryClient()) });
  await negotiate(test, granted);
  const request = aRequest(action, data);
  await post(test.page, request);
  await vi.waitFor(() => expect(endings).not.toHaveLength(0));

  test.session.narrow(kept);
  for (const end of endings) end();
  return (await untilReply(test.page, String(request["requestId"]))).response;
}

describe("T-49 A read that is under way when something is taken back", () => {
  const READ_EVENTS = "org.matrix.msc2876.read_events";

  it.each([
    ["events", [MESSAGES, REACTIONS], [REACTIONS], READ_EVENTS, { type: "m.room.message" }],
    [
      "state",
      ["m.receive.state_event:org.example.poll", REACTIONS],
      [REACTIONS],
      READ_EVENTS,
      { type: "org.example.poll", state_key: "" },
    ],
    [
      "a page",
      [MESSAGES, COMPLETE],
      [COMPLETE],
      READ_EVENTS,
      { type: "m.room.message", [`${NAMESPACE}.dir`]: "b" },
    ],
    [
      "the whole history",
      [MESSAGES, COMPLETE],
      [MESSAGES],
      READ_EVENTS,
      { type: "m.room.message", [`${NAMESPACE}.dir`]: "b" },
    ],
    [
      "another room",
      [MESSAGES, TIMELINE],
      [MESSAGES],
      READ_EVENTS,
      { type: "m.room.message", room_ids: [OTHER] },
    ],
    ["account data", [ACCOUNT_DATA], [], "com.beeper.read_room_account_data", { type: "org.example.notes" }],
    ["people", [DIRECTORY], [], DIRECTORY, { search_term: "al" }],
    [
      "relations",
      [MESSAGES, REACTIONS],
      [REACTIONS],
      "org.matrix.msc3869.read_relations",
      { event_id: "$message" },
    ],
  ])("is refused: %s", async (_name, granted, kept, action, data) => {
    const answer = await answerAfterNarrowing(granted, kept, action, data);

    expect(answer).toEqual({ error: { message: expect.any(String) } });
  });

  it("finds no event that may not be had any more", async () => {
    const one = { event_id: "$message" };
    const READ_ONE = `${NAMESPACE}.read_event`;

    expect(await answerAfterNarrowing([MESSAGES], [], READ_ONE, one)).toEqual({ event: null });
    expect(await answerAfterNarrowing([MESSAGES], [], READ_EVENTS, { id: "$message" })).toEqual({
      events: [],
    });
  });

  it("gives of every room what is still granted there", async () => {
    const inEvery = { type: "m.room.message", room_ids: "*" };

    expect(await answerAfterNarrowing([MESSAGES, TIMELINE], [MESSAGES], READ_EVENTS, inEvery)).toEqual({
      events: [message],
    });
  });

  it("goes on where nothing of it was taken", async () => {
    const all = { type: "m.room.message" };

    expect(await answerAfterNarrowing([MESSAGES, REACTIONS], [MESSAGES], READ_EVENTS, all)).toEqual({
      events: [message],
    });
    expect(
      await answerAfterNarrowing([TEXTS, REACTIONS], [TEXTS], READ_EVENTS, { ...all, msgtype: "m.text" }),
    ).toEqual({ events: [message] });
  });
});
