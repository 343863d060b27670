import { describe, expect, it, vi } from "vitest";
import { createEventRouter } from "../../src/host/event-router.ts";
import { aMemoryClient, anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { answer, ask, negotiate, settled, untilAsked } from "./support/raw-widget.ts";

const SEND = "org.matrix.msc2762.send.event:m.room.message";
const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const STATE = "org.matrix.msc2762.receive.state_event:org.example.poll";
const TURN = "town.robin.msc3846.turn_servers";
const aMessage = { type: "m.room.message", content: { msgtype: "m.text", body: "Hello" } };

async function aScene(
  capabilities: readonly string[],
  versions: readonly string[] = [],
  rooms: readonly string[] = [ROOM],
) {
  const client = aMemoryClient();
  const driver = aMemoryDriver({ getKnownRooms: () => [...rooms] });
  const test = aRawSession({ driver, router: createEventRouter(client) });
  await negotiate(test, capabilities, versions);
  return { ...test, client, driver };
}

describe("Narrowing a running session", () => {
  it("refuses the very next message, and what was not taken back goes on", async () => {
    const { session, page, driver } = await aScene([SEND, RECEIVE]);
    expect(await ask(page, "send_event", aMessage)).toMatchObject({ room_id: ROOM });

    session.narrow([RECEIVE]);

    expect(await ask(page, "send_event", aMessage)).toMatchObject({ error: { message: expect.any(String) } });
    expect(driver.calls.filter(([method]) => method === "sendEvent")).toHaveLength(1);
    expect(session.getState()).toMatchObject({ status: "ready", approved: [RECEIVE] });
    const notice = await untilAsked(page, "notify_capabilities", 2);
    expect(notice.data).toEqual({ requested: [], approved: [RECEIVE] });
    expect(await ask(page, "org.matrix.msc2876.read_events", { type: "m.room.message" })).toEqual({
      events: [],
    });
  });

  it("leaves of every room some, which the widget is told, and refuses the others", async () => {
    const everywhere = "org.matrix.msc2762.timeline:*";
    const kitchen = "org.matrix.msc2762.timeline:!kitchen:example.org";
    const rooms = [ROOM, "!kitchen:example.org", "!cellar:example.org"];
    const { session, page } = await aScene([SEND, everywhere], [], rooms);
    const write = (room_id: string) => ask(page, "send_event", { ...aMessage, room_id });
    expect(await write("!cellar:example.org")).toMatchObject({ room_id: "!cellar:example.org" });

    session.narrow([SEND, kitchen]);

    expect(await write("!cellar:example.org")).toMatchObject({ error: { message: expect.any(String) } });
    expect(await write("!kitchen:example.org")).toMatchObject({ room_id: "!kitchen:example.org" });
    expect(await ask(page, "send_event", aMessage)).toMatchObject({ room_id: ROOM });
    const notice = await untilAsked(page, "notify_capabilities", 2);
    expect(notice.data).toEqual({ requested: [], approved: [SEND, kitchen] });
  });

  it("takes for a part only what was granted in every room", async () => {
    const kitchen = "org.matrix.msc2762.timeline:!kitchen:example.org";
    const { session } = await aScene([SEND, RECEIVE]);
    session.narrow([SEND, kitchen]);
    expect(session.getState()).toMatchObject({ approved: [SEND] });
  });

  it("delivers no event more, not even one that waits already", async () => {
    const { session, page, client } = await aScene([RECEIVE]);
    const events = Array.from({ length: 100 }, (_, index) => anEvent({ event_id: `$${index}` }));
    for (const event of events) client.emit({ kind: "timeline", event });
    // So many may be on their way without an acknowledgement; the others wait for one.
    await untilAsked(page, "send_event", 64);

    session.narrow([]);
    client.emit({ kind: "timeline", event: anEvent({ event_id: "$later" }) });
    for (const request of page.asked("send_event")) await answer(page, request, {});
    await settled(page);

    expect(page.asked("send_event")).toHaveLength(64);
  });

  it("tells nothing of state that is still being read", async () => {
    let read: ((events: []) => void) | undefined;
    const driver = aMemoryDriver({
      readRoomState: () =>
        new Promise((resolve) => {
          read = () => resolve([anEvent({ type: "org.example.poll", state_key: "" }) as never]);
        }),
    });
    const test = aRawSession({ driver });
    await negotiate(test, [STATE], ["org.matrix.msc2762_update_state"]);
    await vi.waitFor(() => expect(read).toBeDefined());

    test.session.narrow([]);
    read?.([]);
    await settled(test.page);

    expect(test.page.asked("update_state").map(({ data }) => data.state)).toEqual([[]]);
  });

  it("T-85 stops to renew TURN servers", async () => {
    const returned = vi.fn();
    const driver = aMemoryDriver({
      async *getTurnServers() {
        try {
          yield { uris: ["turn:one"], username: "u", password: "p" };
          await new Promise(() => undefined);
        } finally {
          returned();
        }
      },
    });
    const test = aRawSession({ driver });
    const servers = driver.getTurnServers();
    const stopped = vi.spyOn(servers, "return");
    driver.getTurnServers = () => servers;
    await negotiate(test, [TURN]);
    await ask(test.page, "watch_turn_servers");
    await untilAsked(test.page, "update_turn_servers");

    test.session.narrow([]);

    expect(stopped).toHaveBeenCalledOnce();
    expect(await ask(test.page, "watch_turn_servers")).toMatchObject({
      error: { message: expect.any(String) },
    });
  });

  it("T-49 what was taken back is not asked for again in the same document", async () => {
    const validateCapabilities = vi.fn(async (requested: Set<string>) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [SEND, RECEIVE]);
    test.session.narrow([RECEIVE]);

    await ask(test.page, "org.matrix.msc2974.request_capabilities", { capabilities: [SEND] });
    const notice = await untilAsked(test.page, "notify_capabilities", 3);

    expect(notice.data).toEqual({ requested: [SEND], approved: [RECEIVE] });
    expect(validateCapabilities).toHaveBeenCalledOnce();
  });

  it("grants nothing, and says nothing where nothing is taken", async () => {
    const { session, page } = await aScene([RECEIVE]);
    session.narrow([SEND, RECEIVE]);
    await settled(page);
    expect(session.getState()).toMatchObject({ approved: [RECEIVE] });
    expect(page.asked("notify_capabilities")).toHaveLength(1);
  });
});
