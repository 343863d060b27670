import { describe, expect, it, vi } from "vitest";
import { NAMESPACE } from "../../src/core/namespace.ts";
import { EXTENSION_VERSIONS } from "../../src/core/protocol/extension-versions.ts";
import { COMPLETE_TIMELINE, type Extension, roomCapability } from "../../src/widget/index.ts";
import { aMemoryDriver } from "../host/support/a-memory-driver.ts";
import { aRoom } from "../host/support/a-room.ts";
import { aRoomWidget } from "../host/support/a-room-widget.ts";
import { aPuppetSession, untilReady } from "../host/support/a-session.ts";
import { aHomeserver, aUser, type User } from "../host/support/a-user.ts";
import { untilAsked } from "../host/support/raw-widget.ts";

const MESSAGE = "m.room.message";
const RECEIVE = `org.matrix.msc2762.receive.event:${MESSAGE}`;
const PING = "org.example.ping";

const say = async ({ client }: User, roomId: string, body: string): Promise<string> =>
  (await client.sendEvent(roomId, MESSAGE as never, { msgtype: "m.text", body } as never)).event_id;

async function aScene(capabilities: readonly string[], encryption = false) {
  const homeserver = aHomeserver();
  const alice = await aUser(homeserver, "alice", { encryption });
  const bob = await aUser(homeserver, "bob", { encryption });
  const roomId = await aRoom(alice, { others: [bob], encrypted: encryption });
  const { page } = await aRoomWidget(alice, roomId, { capabilities });
  return { homeserver, alice, bob, roomId, page };
}

describe("The widget-side helper on matrix-widget-api's WidgetApi", () => {
  it("reads one event by its id, and nothing of those the widget may not have", async () => {
    const { alice, roomId, page } = await aScene([RECEIVE]);
    const eventId = await say(alice, roomId, "Hello");
    const { event_id: secret } = await alice.client.sendEvent(roomId, PING as never, {} as never);
    const read = (id: string) =>
      page.run(({ api, extensions }, { id }) => extensions.readEvent(api, id), { id });

    expect(await read(eventId)).toMatchObject({ event_id: eventId, content: { body: "Hello" } });
    expect(await read(secret)).toBeUndefined();
    expect(await read("$unknown")).toBeUndefined();
  });

  it("reads an event of another room, or is told that the room is closed", async () => {
    const { alice, page } = await aScene([RECEIVE]);
    const open = await aRoomWidget(alice, await aRoom(alice), {
      capabilities: [RECEIVE, "org.matrix.msc2762.timeline:*"],
    });
    const elsewhere = await aRoom(alice);
    const id = await say(alice, elsewhere, "There");

    expect(
      await open.page.run(({ api, extensions }, { id, room }) => extensions.readEvent(api, id, room), {
        id,
        room: elsewhere,
      }),
    ).toMatchObject({ event_id: id, room_id: elsewhere });
    expect(
      await page.run(
        ({ api, extensions, outcomeOf }, { id, room }) => outcomeOf(extensions.readEvent(api, id, room)),
        { id, room: elsewhere },
      ),
    ).toMatchObject({ error: { message: `Unable to access room timeline: ${elsewhere}` } });
  });

  it("reads a history page by page, newest or oldest first, until there is no more", async () => {
    const { alice, roomId, page } = await aScene([RECEIVE]);
    for (const body of ["1", "2", "3", "4", "5"]) await say(alice, roomId, body);
    const read = (direction: "b" | "f" | undefined) =>
      page.run(
        async ({ api, extensions }, { direction, type }) => {
          const pages: unknown[][] = [];
          for await (const { events } of extensions.readEventPages(api, { type, direction, limit: 2 })) {
            pages.push(events.map(({ content }) => content["body"]));
          }
          return pages;
        },
        { direction, type: MESSAGE },
      );

    expect(await read(undefined)).toEqual([["5", "4"], ["3", "2"], ["1"]]);
    expect(await read("f")).toEqual([["1", "2"], ["3", "4"], ["5"]]);
  });

  it("reads one page, the next from its end, and the same again from its start", async () => {
    const { alice, roomId, page } = await aScene([
      `${RECEIVE}#m.text`,
      "org.matrix.msc2762.receive.state_event:m.room.topic",
    ]);
    for (const body of ["1", "2", "3"]) await say(alice, roomId, body);
    await alice.client.setRoomTopic(roomId, "Tea");

    const [first, second, again, topics] = await page.run(
      async ({ api, extensions }, { roomId }) => {
        const query = { type: "m.room.message", msgtype: "m.text", roomId, limit: 2 };
        const first = await extensions.readEventsPage(api, query);
        const second = await extensions.readEventsPage(api, query, first.end);
        const again = await extensions.readEventsPage(api, query, first.start);
        const topics = await extensions.readEventsPage(api, { type: "m.room.topic", stateKey: "" });
        return [first, second, again, topics] as const;
      },
      { roomId },
    );

    const bodies = ({ events }: typeof first) => events.map(({ content }) => content["body"]);
    expect([bodies(first), bodies(second), bodies(again)]).toEqual([["3", "2"], ["1"], ["3", "2"]]);
    expect([first.end, second.end]).toEqual([expect.any(String), undefined]);
    expect(topics).toMatchObject({
      events: [{ content: { topic: "Tea" }, state_key: "" }],
      truncated: false,
    });
  });

  it("sends one content to many devices, and reads what the client knows of a message", async () => {
    const { alice, bob, roomId, page } = await aScene([`org.matrix.msc3819.send.to_device:${PING}`], true);
    const { page: bobsPage } = await aRoomWidget(bob, roomId, {
      capabilities: [`org.matrix.msc3819.receive.to_device:${PING}`],
    });

    const receipt = await page.run(
      ({ api, extensions }, { type, userId }) =>
        extensions.sendToDeviceCompact(api, {
          type,
          content: { n: 1 },
          recipients: { [userId]: ["*"], "@nobody:hs.localhost": ["GONE"] },
        }),
      { type: PING, userId: bob.userId },
    );
    const request = await untilAsked(bobsPage, "send_to_device");
    const meta = await bobsPage.run(({ extensions }, { request }) => extensions.readToDeviceMeta(request), {
      request,
    });

    expect(receipt).toEqual({ encrypted: true, unreached: { "@nobody:hs.localhost": ["GONE"] } });
    expect(request.data).toMatchObject({ sender: alice.userId, content: { n: 1 }, encrypted: true });
    expect(meta).toMatchObject({
      encrypted: true,
      senderDevice: alice.client.getDeviceId(),
      senderDeviceVerified: false,
    });
  });

  it("knows nothing of a message where the client says nothing, or nonsense", async () => {
    const { page } = await aScene([]);
    const read = (request: object) =>
      page.run(({ extensions }, { request }) => extensions.readToDeviceMeta(request), { request });
    const META = `${NAMESPACE}.meta`;

    expect(await read({ data: { [META]: { encrypted: true } } })).toBeUndefined();
    expect(await read({ [META]: "encrypted" })).toBeUndefined();
    expect(await read({ [META]: { encrypted: "yes", sender_device: 1, sender_device_verified: 1 } })).toEqual(
      {
        encrypted: false,
        senderDevice: undefined,
        senderDeviceVerified: undefined,
        roomId: undefined,
      },
    );
  });

  it("229. uses nothing that the client does not offer, and says what to do", async () => {
    const { readEvent: _readEvent, ...driver } = aMemoryDriver({ features: new Set(["events"]) });
    const test = aPuppetSession({ capabilities: [RECEIVE] }, { driver });
    await untilReady(test);
    const heard = test.page.heard.length;

    const outcomes = await test.page.run(async ({ api, extensions, outcomeOf }) => {
      const query = { type: "m.room.message" };
      return {
        readEvent: await outcomeOf(extensions.readEvent(api, "$event")),
        pages: await outcomeOf(extensions.readEventsPage(api, query)),
        allPages: await outcomeOf(extensions.readEventPages(api, query).next()),
        compactRecipients: await outcomeOf(
          extensions.sendToDeviceCompact(api, { type: "org.example.ping", content: {}, recipients: {} }),
        ),
      };
    });

    const refusal = (extension: Extension) => ({
      error: {
        name: "WidgetError",
        code: "unsupported",
        message: expect.stringMatching(
          new RegExp(
            `does not offer ${EXTENSION_VERSIONS[extension]}.*supportsExtension\\(api, "${extension}"\\)`,
          ),
        ),
      },
    });
    expect(outcomes).toEqual({
      readEvent: refusal("readEvent"),
      pages: refusal("pages"),
      allPages: refusal("pages"),
      compactRecipients: refusal("compactRecipients"),
    });
    expect(test.page.heard.slice(heard).filter(({ api }) => api === "fromWidget")).toEqual([]);
    expect(driver.calls).toEqual([]);
  });

  it("tells which extensions the client offers", async () => {
    const { page } = await aScene([]);
    const test = aPuppetSession({}, { driver: aMemoryDriver({ features: new Set() }) });
    await untilReady(test);
    const offered = (names: readonly string[], in_: typeof page) =>
      in_.run(
        ({ api, extensions }, { names }) =>
          Promise.all(names.map((name) => extensions.supportsExtension(api, name as never))),
        { names },
      );
    const names = Object.keys(EXTENSION_VERSIONS);

    expect(await offered(names, page)).toEqual(names.map(() => true));
    expect(await offered(names, test.page)).toEqual(names.map(() => false));
  });

  it("reaches one room of many, by a capability for that room", async () => {
    const { alice } = await aScene([]);
    const [open, closed, own] = [await aRoom(alice), await aRoom(alice), await aRoom(alice)];
    const capabilities = [roomCapability(open, RECEIVE)];
    const { page } = await aRoomWidget(alice, own, { capabilities });
    const [there, elsewhere] = [await say(alice, open, "There"), await say(alice, closed, "No")];
    const read = (id: string, room: string) =>
      page.run(
        ({ api, extensions, outcomeOf }, { id, room }) => outcomeOf(extensions.readEvent(api, id, room)),
        { id, room },
      );

    expect(await page.run(({ api }, { raw }) => api.hasCapability(raw), { raw: capabilities[0] ?? "" })).toBe(
      true,
    );
    expect(await read(there, open)).toMatchObject({ value: { event_id: there } });
    expect(await read(elsewhere, closed)).toMatchObject({
      error: { message: `Unable to access room timeline: ${closed}` },
    });
  });

  it("reaches the whole history with the capability for it, and is told where it does not", async () => {
    const homeserver = aHomeserver();
    const writer = await aUser(homeserver, "alice");
    const roomId = await aRoom(writer);
    for (let n = 1; n <= 30; n++) await say(writer, roomId, `${n}`);
    // The reader's client begins with the newest few.
    const reader = await aUser(homeserver, "bob", { timelineLimit: 3 });
    await writer.client.invite(roomId, reader.userId);
    await reader.client.joinRoom(roomId);
    await vi.waitFor(() => expect(reader.port.getRoom(roomId)?.membership).toBe("join"));
    const readAll = async (capabilities: readonly string[]) => {
      const { page } = await aRoomWidget(reader, roomId, { capabilities });
      return page.run(async ({ api, extensions }) => {
        const seen: unknown[] = [];
        let isTruncated = false;
        for await (const page of extensions.readEventPages(api, { type: "m.room.message", limit: 7 })) {
          seen.push(...page.events.map(({ content }) => content["body"]));
          isTruncated = page.truncated;
        }
        return { seen, isTruncated };
      });
    };

    const atHand = await readAll([RECEIVE]);
    expect(atHand.seen.length).toBeLessThan(30);
    expect(atHand.isTruncated).toBe(true);
    expect(await readAll([RECEIVE, COMPLETE_TIMELINE])).toEqual({
      seen: Array.from({ length: 30 }, (_, n) => `${30 - n}`),
      isTruncated: false,
    });
  });

  it("spells the capabilities of the extensions", () => {
    const inner = "org.matrix.msc2762.receive.state_event:m.room.member";
    expect(roomCapability("!abc:example.org", inner)).toBe(`${NAMESPACE}.room:!abc%3Aexample.org:${inner}`);
    expect(roomCapability("*", inner)).toBe(`${NAMESPACE}.room:*:${inner}`);
    expect(COMPLETE_TIMELINE).toBe(`${NAMESPACE}.complete_timeline`);
  });
});
