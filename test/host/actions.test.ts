import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { MatrixError } from "../../src/core/matrix/matrix-error.ts";
import { defineAction, noCapability, noRoom } from "../../src/host/actions/action.ts";
import { anEvent, ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession, type SessionFields } from "./support/a-session.ts";
import { aWidget } from "./support/a-widget.ts";
import { answer, aRequest, ask, negotiate, post, untilAsked, untilReply } from "./support/raw-widget.ts";

const MESSAGE = "org.matrix.msc2762.send.event:m.room.message";
const TOPIC = "org.matrix.msc2762.send.state_event:m.room.topic";
const READ = "org.matrix.msc2762.receive.event:m.room.message";
const READ_STATE = "org.matrix.msc2762.receive.state_event:org.example.poll";
const DELAYED = "org.matrix.msc4157.send.delayed_event";
const UPDATE = "org.matrix.msc4157.update_delayed_event";
const STICKY = "org.matrix.msc4407.send.sticky_event";
const OTHER = "!other:hs.localhost";

async function aReadySession(capabilities: readonly string[], fields: SessionFields = {}) {
  const driver = aMemoryDriver();
  const test = aRawSession({ driver, ...fields });
  await negotiate(test, capabilities);
  return { ...test, driver, ask: (action: string, data: unknown = {}) => ask(test.page, action, data) };
}

const refusal = (message: unknown) => ({ error: { message } });

describe("Sending", () => {
  it.each([
    ["66. A missing type", {}, "Invalid request - missing event type"],
    ["66. An empty type", { type: "" }, "Invalid request - missing event type"],
    [
      "70. A foreign room",
      { type: "m.room.message", room_id: OTHER },
      `Unable to access room timeline: ${OTHER}`,
    ],
    ["72. Another type", { type: "m.reaction" }, "Cannot send room events of this type"],
    [
      "72. Another state type",
      { type: "m.room.name", state_key: "" },
      "Cannot send state events of this type",
    ],
    [
      "84. A delay",
      { type: "m.room.message", delay: 1000 },
      "Missing capability for org.matrix.msc4157.send.delayed_event",
    ],
    [
      "104. A sticky duration",
      { type: "m.room.message", sticky_duration_ms: 1000 },
      "Missing capability for org.matrix.msc4407.send.sticky_event",
    ],
    [
      "104. A sticky state event",
      { type: "m.room.topic", state_key: "", sticky_duration_ms: 1 },
      "Cannot send a state event with a sticky duration",
    ],
  ])("%s is refused, and nothing is sent", async (_name, data, message) => {
    const { ask, driver } = await aReadySession([MESSAGE, TOPIC]);

    expect(await ask("send_event", data)).toEqual(refusal(message));
    expect(driver.calls).toEqual([]);
  });

  it("67. An empty state key makes a state event, 74. missing content is {}, 68. the room is the bound one, 83. parent_delay_id is ignored", async () => {
    const { ask, driver } = await aReadySession([MESSAGE, TOPIC]);

    await ask("send_event", { type: "m.room.topic", state_key: "" });
    await ask("send_event", { type: "m.room.message", parent_delay_id: "parent" });

    expect(driver.calls).toEqual([
      ["sendEvent", "m.room.topic", {}, "", ROOM],
      ["sendEvent", "m.room.message", {}, null, ROOM],
    ]);
  });

  it("68. An account widget sends to the room the user views when the request arrives", async () => {
    const { ask, driver, session } = await aReadySession([MESSAGE], {
      roomId: undefined,
      widget: aWidget({ kind: "account", roomId: undefined }),
    });

    expect(await ask("send_event", { type: "m.room.message" })).toEqual(
      refusal(expect.stringContaining("No room")),
    );
    session.setViewedRoom(ROOM);
    await ask("send_event", { type: "m.room.message" });

    expect(driver.calls).toEqual([["sendEvent", "m.room.message", {}, null, ROOM]]);
  });

  it("71. The bound room by name needs no timeline capability; a named one does", async () => {
    const { ask, driver } = await aReadySession([MESSAGE, `org.matrix.msc2762.timeline:${OTHER}`]);

    await ask("send_event", { type: "m.room.message", room_id: ROOM });
    await ask("send_event", { type: "m.room.message", room_id: OTHER });

    expect(driver.calls.map((call) => call.at(-1))).toEqual([ROOM, OTHER]);
  });

  it("70. timeline:* opens the rooms the user is in, and no others", async () => {
    const { ask } = await aReadySession([MESSAGE, "org.matrix.msc2762.timeline:*"]);

    expect(await ask("send_event", { type: "m.room.message", room_id: OTHER })).toEqual(
      refusal(`Unable to access room timeline: ${OTHER}`),
    );
  });

  it("73. The msgtype is taken from the content", async () => {
    const { ask } = await aReadySession([`${MESSAGE}#m.text`]);

    expect(await ask("send_event", { type: "m.room.message", content: { msgtype: "m.text" } })).toMatchObject(
      {
        room_id: ROOM,
      },
    );
    for (const content of [{ msgtype: "m.notice" }, {}]) {
      expect(await ask("send_event", { type: "m.room.message", content })).toEqual(
        refusal("Cannot send room events of this type"),
      );
    }
  });

  it("80. m.sticker is sent as a sticker event", async () => {
    const { ask, driver } = await aReadySession(["m.sticker"]);
    const sticker = { name: "Cat", content: { url: "mxc://hs.localhost/cat", info: { w: 1 } } };

    expect(await ask("m.sticker", sticker)).toEqual({});
    await ask("m.sticker", { ...sticker, description: "A cat" });

    expect(driver.calls).toMatchObject([
      ["sendEvent", "m.sticker", { body: "Cat", url: "mxc://hs.localhost/cat", info: { w: 1 } }, null, ROOM],
      ["sendEvent", "m.sticker", { body: "A cat" }, null, ROOM],
    ]);
  });

  it("81. A homeserver's error is passed on", async () => {
    const error = new MatrixError({
      status: 429,
      body: { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 700 },
      retryAfter: "1",
      url: "http://hs.localhost/_matrix/client/v3/send",
    });
    const driver = aMemoryDriver({ sendEvent: () => Promise.reject(error) });
    const { ask } = await aReadySession([MESSAGE], { driver });

    expect(await ask("send_event", { type: "m.room.message" })).toEqual({
      error: {
        message: "Error sending event",
        matrix_api_error: {
          http_status: 429,
          http_headers: { "retry-after": "1" },
          url: "http://hs.localhost/_matrix/client/v3/send",
          response: { errcode: "M_LIMIT_EXCEEDED", error: "Slow down", retry_after_ms: 700 },
        },
      },
    });
  });

  it("81. The errors of a driver of another maker are passed on, without more than is allowed", async () => {
    const driver = aMemoryDriver({
      sendEvent: () => Promise.reject(new Error("their own")),
      processError: () => ({
        matrix_api_error: {
          http_status: 403,
          http_headers: { "Set-Cookie": "secret" },
          url: "http://hs.localhost/send?access_token=secret",
          response: { errcode: "M_FORBIDDEN", error: "No" },
        },
      }),
    });
    const { ask } = await aReadySession([MESSAGE], { driver });

    const { error } = await ask("send_event", { type: "m.room.message" });

    expect(error.matrix_api_error).toMatchObject({ http_status: 403, response: { errcode: "M_FORBIDDEN" } });
    expect(JSON.stringify(error)).not.toContain("secret");
  });
});

describe("Delayed events", () => {
  it("86. A delayed event is answered with its delay id, 105. also a sticky one", async () => {
    const { ask, driver } = await aReadySession([MESSAGE, TOPIC, DELAYED, STICKY]);

    expect(await ask("send_event", { type: "m.room.topic", state_key: "", delay: 18_000 })).toEqual({
      room_id: ROOM,
      delay_id: "delay",
    });
    await ask("send_event", { type: "m.room.message", delay: 18_000, sticky_duration_ms: 3_600_000 });

    expect(driver.calls).toEqual([
      ["sendDelayedEvent", 18_000, "m.room.topic", {}, "", ROOM],
      ["sendDelayedStickyEvent", 18_000, 3_600_000, "m.room.message", {}, ROOM],
    ]);
  });

  it("85. A delay does not make up for a missing send capability", async () => {
    const { ask, driver } = await aReadySession([DELAYED]);

    expect(await ask("send_event", { type: "m.room.message", delay: 1000 })).toEqual(
      refusal("Cannot send room events of this type"),
    );
    expect(driver.calls).toEqual([]);
  });

  it.each([0, -1, 1.5, "1000", Number.NaN, Number.POSITIVE_INFINITY, null])(
    "103. A delay of %j is an error, never an immediate send",
    async (delay) => {
      const { ask, driver } = await aReadySession([MESSAGE, DELAYED]);

      expect(await ask("send_event", { type: "m.room.message", delay })).toEqual(
        refusal(expect.stringContaining("delay")),
      );
      expect(driver.calls).toEqual([]);
    },
  );

  it("92. A missing delay id is told before 93. a missing capability, and 94. an unknown action", async () => {
    const without = await aReadySession([]);
    const { ask } = await aReadySession([UPDATE]);

    expect(await without.ask(UPDATE, { action: "restart" })).toEqual(
      refusal("Invalid request - missing delay_id"),
    );
    expect(await without.ask(UPDATE, { delay_id: "id", action: "restart" })).toEqual(
      refusal("Missing capability"),
    );
    expect(await ask(UPDATE, { delay_id: "id", action: "explode" })).toEqual(
      refusal("Invalid request - unsupported action"),
    );
  });

  it("94. refresh acts like restart, in both spellings of the action", async () => {
    const { ask, driver } = await aReadySession(["org.matrix.msc4157.update.delayed_event"]);

    expect(
      await ask("org.matrix.msc4157.update.delayed_event", { delay_id: "id", action: "refresh" }),
    ).toEqual({});
    await ask(UPDATE, { delay_id: "id", action: "cancel" });
    await ask(UPDATE, { delay_id: "id", action: "send" });

    expect(driver.calls).toEqual([
      ["restartScheduledDelayedEvent", "id"],
      ["cancelScheduledDelayedEvent", "id"],
      ["sendScheduledDelayedEvent", "id"],
    ]);
  });

  it("98. A connection failure is told in the words that call widgets look for", async () => {
    const driver = aMemoryDriver({
      restartScheduledDelayedEvent: () => Promise.reject(new TypeError("fetch failed")),
    });
    const { ask } = await aReadySession([UPDATE], { driver });

    expect(await ask(UPDATE, { delay_id: "id", action: "restart" })).toEqual(
      refusal("Error updating delayed event"),
    );
  });

  it("98. So is one while an event is scheduled, since call widgets else join with nothing scheduled", async () => {
    const sendDelayedEvent = vi.fn().mockRejectedValue(new TypeError("fetch failed"));
    const sendEvent = () => Promise.reject(new TypeError("fetch failed"));
    const driver = aMemoryDriver({ sendDelayedEvent, sendEvent });
    const { ask } = await aReadySession([MESSAGE, DELAYED], { driver });
    const delayed = { type: "m.room.message", delay: 1000 };

    expect(await ask("send_event", delayed)).toEqual(
      refusal(expect.stringMatching(/^Error sending event: .*updating delayed event/)),
    );
    expect(await ask("send_event", { type: "m.room.message" })).toEqual(refusal("Error sending event"));

    const error = new MatrixError({ status: 403, body: { errcode: "M_FORBIDDEN", error: "No" }, url: "" });
    sendDelayedEvent.mockRejectedValue(error);
    expect(await ask("send_event", delayed)).toMatchObject({
      error: { message: "Error sending event", matrix_api_error: { http_status: 403 } },
    });
  });

  it("99. Ten concurrent restarts are forwarded at once, also while 64 other requests take every slot", async () => {
    const restart = vi.fn(() => new Promise<void>(() => undefined));
    const sends: (() => void)[] = [];
    const driver = aMemoryDriver({
      restartScheduledDelayedEvent: restart,
      sendEvent: () =>
        new Promise((resolve) => {
          sends.push(() => resolve({ roomId: ROOM, eventId: "$sent" }));
        }),
    });
    const { page } = await aReadySession([UPDATE, MESSAGE], { driver });

    for (let index = 0; index < 80; index++)
      await post(page, aRequest("send_event", { type: "m.room.message" }));
    for (let index = 0; index < 10; index++)
      await post(page, aRequest(UPDATE, { delay_id: "id", action: "restart" }));
    await vi.waitFor(() => expect(restart).toHaveBeenCalledTimes(10));
    expect(sends).toHaveLength(64);

    for (const send of sends.splice(0)) send();
    await vi.waitFor(() => expect(sends).toHaveLength(16));
  });

  it("100. A restart leaves for the driver in the very task that brought it, before any timer", async () => {
    const during: unknown[] = [];
    const driver = aMemoryDriver({
      restartScheduledDelayedEvent: async () => {
        during.push(window.event instanceof MessageEvent && window.event.data.requestId);
      },
    });
    const { page } = await aReadySession([UPDATE], { driver });

    await post(page, aRequest(UPDATE, { delay_id: "id", action: "restart" }, { requestId: "restart" }));

    await vi.waitFor(() => expect(during).toEqual(["restart"]));
  });
});

describe("Reading", () => {
  it.each([
    ["144. A missing type", {}, "Invalid request - missing event type"],
    ["145. A limit of 0", { type: "m.room.message", limit: 0 }, "Invalid request - limit out of range"],
    ["145. A negative limit", { type: "m.room.message", limit: -1 }, "Invalid request - limit out of range"],
    [
      "147. Any key with a capability for one",
      { type: "org.example.seat", state_key: true },
      "Cannot read state events of this type",
    ],
    [
      "150. A forbidden room",
      { type: "m.room.message", room_ids: [ROOM, OTHER] },
      `Unable to access room timeline: ${OTHER}`,
    ],
    ["Another type", { type: "m.reaction" }, "Cannot read room events of this type"],
  ])("%s fails the request", async (_name, data, message) => {
    const { ask, driver } = await aReadySession([
      READ,
      "org.matrix.msc2762.receive.state_event:org.example.seat#one",
    ]);

    expect(await ask("org.matrix.msc2876.read_events", data)).toEqual(refusal(message));
    expect(driver.calls).toEqual([]);
  });

  it("146. Without a state key no state event is returned, and 152. the limit holds in total", async () => {
    const events = [
      anEvent({ event_id: "$1" }),
      anEvent({ event_id: "$state", state_key: "" }),
      anEvent({ event_id: "$2" }),
      anEvent({ event_id: "$other", type: "m.reaction" }),
      anEvent({ event_id: "$3" }),
    ];
    const driver = aMemoryDriver({ readRoomTimeline: async () => events });
    const { ask } = await aReadySession([READ], { driver });

    expect(
      (await ask("org.matrix.msc2876.read_events", { type: "m.room.message", limit: 2 })).events,
    ).toMatchObject([{ event_id: "$1" }, { event_id: "$2" }]);
  });

  it("149. State is the current one, unless the widget takes update_state", async () => {
    const poll = anEvent({ type: "org.example.poll", state_key: "one" });
    const fields = () => ({
      driver: aMemoryDriver({
        readRoomState: async () => [poll],
        readRoomTimeline: async () => [poll, { ...poll, event_id: "$older" }],
      }),
    });
    const plain = aRawSession(fields());
    await negotiate(plain, [READ_STATE], []);
    const modern = aRawSession(fields());
    await negotiate(modern, [READ_STATE], ["org.matrix.msc2762_update_state"]);
    const request = { type: "org.example.poll", state_key: true };

    expect((await ask(plain.page, "org.matrix.msc2876.read_events", request)).events).toHaveLength(1);
    expect((await ask(modern.page, "org.matrix.msc2876.read_events", request)).events).toHaveLength(2);
  });

  it("151. room_ids * means every room open to the widget, its own included", async () => {
    const read = vi.fn(async () => []);
    const driver = aMemoryDriver({
      getKnownRooms: () => [OTHER, "!third:hs.localhost"],
      readRoomTimeline: read,
    });
    const { ask } = await aReadySession([READ, `org.matrix.msc2762.timeline:${OTHER}`], { driver });

    await ask("org.matrix.msc2876.read_events", { type: "m.room.message", room_ids: "*" });

    expect(read.mock.calls.map(([roomId]: unknown[]) => roomId)).toEqual([ROOM, OTHER]);
  });

  it("159. and 160. Relations need an event id and a parent the widget may receive", async () => {
    const name = "org.matrix.msc3869.read_relations";
    const { ask, driver } = await aReadySession([READ]);
    expect(await ask(name, {})).toEqual(refusal("Invalid request - missing event ID"));
    expect(await ask(name, { event_id: "$x", limit: -1 })).toEqual(
      refusal("Invalid request - limit out of range"),
    );
    expect((await ask(name, { event_id: "$unknown" })).error).toBeDefined();
    expect(driver.calls.map(([method]) => method)).toEqual(["readEvent"]);

    const hidden = aMemoryDriver({ readEvent: async () => anEvent({ type: "m.reaction" }) });
    const other = await aReadySession([READ], { driver: hidden });
    expect((await other.ask(name, { event_id: "$x" })).error).toBeDefined();
    expect(hidden.calls).toEqual([]);
  });

  it("161. Children the widget may not receive are left out, 162. and the tokens are kept", async () => {
    const driver = aMemoryDriver({
      readEvent: async (_roomId, eventId) => anEvent({ event_id: eventId }),
      readEventRelations: async () => ({
        chunk: [anEvent({ event_id: "$child" }), anEvent({ type: "m.reaction" })],
        nextBatch: "next",
      }),
    });
    const { ask } = await aReadySession([READ], { driver });

    expect(await ask("org.matrix.msc3869.read_relations", { event_id: "$x" })).toMatchObject({
      chunk: [{ event_id: "$child" }],
      next_batch: "next",
    });
  });

  it("166. Room account data: the capability is checked before reading, room_ids are honoured", async () => {
    const { ask, driver } = await aReadySession(["com.beeper.capabilities.receive.room_account_data:m.tag"]);
    const name = "com.beeper.read_room_account_data";

    expect(await ask(name, { type: "m.secret" })).toEqual(
      refusal("Cannot read room account data of this type"),
    );
    expect(await ask(name, { type: "m.tag", room_ids: [OTHER] })).toEqual(
      refusal(`Unable to access room timeline: ${OTHER}`),
    );
    expect(await ask(name, { type: "m.tag" })).toEqual({ events: [] });
    expect(driver.calls).toEqual([["readRoomAccountData", "m.tag", [ROOM]]]);
  });
});

describe("To-device, media, navigation and the rest", () => {
  it("175. The three ways a to-device request can be incomplete are told apart, 176. then the capability", async () => {
    const { ask } = await aReadySession(["org.matrix.msc3819.send.to_device:org.example"]);
    const messages = { "@b:hs.localhost": { "*": {} } };

    expect(await ask("send_to_device", {})).toEqual(refusal("Invalid request - missing event type"));
    expect(await ask("send_to_device", { type: "org.example" })).toEqual(
      refusal("Invalid request - missing event contents"),
    );
    expect(await ask("send_to_device", { type: "org.example", messages })).toEqual(
      refusal("Invalid request - missing encryption flag"),
    );
    expect(await ask("send_to_device", { type: "org.other", messages, encrypted: true })).toEqual(
      refusal("Cannot send to-device events of this type"),
    );
    expect(await ask("send_to_device", { type: "org.example", messages, encrypted: true })).toEqual({});
  });

  it("182. Devices that could not be reached are named", async () => {
    const failures = { "@b:hs.localhost": ["OLD"] };
    const driver = aMemoryDriver({ sendToDevice: async () => ({ encrypted: true, failures }) });
    const { ask } = await aReadySession(["org.matrix.msc3819.send.to_device:org.example"], { driver });

    const data = { type: "org.example", encrypted: true, messages: { "@b:hs.localhost": { "*": {} } } };
    expect(await ask("send_to_device", data)).toEqual({
      "io.github.react-matrix-widgets.encrypted": true,
      "io.github.react-matrix-widgets.failures": failures,
    });
  });

  it("205. Navigation takes matrix.to links only, with one reply also on failure", async () => {
    const driver = aMemoryDriver({ navigate: () => Promise.reject(new Error("no such room")) });
    const { ask, page } = await aReadySession(["org.matrix.msc2931.navigate"], { driver });
    const name = "org.matrix.msc2931.navigate";

    for (const uri of ["https://example.org", "javascript:alert(1)", "https://matrix.to.evil/#/"]) {
      expect(await ask(name, { uri })).toEqual(refusal("Invalid matrix.to URI"));
    }
    const request = aRequest(name, { uri: "https://matrix.to/#/#room:hs.localhost" }, { requestId: "once" });
    await post(page, request);
    expect((await untilReply(page, "once")).response).toEqual(refusal("Error handling navigation"));
    await ask("supported_api_versions");
    expect(page.replies("once")).toHaveLength(1);
  });

  it("206. Navigation without a link is refused", async () => {
    const { ask, driver } = await aReadySession(["org.matrix.msc2931.navigate"]);

    for (const data of [{}, { uri: undefined }, { uri: null }]) {
      expect(await ask("org.matrix.msc2931.navigate", data)).toEqual(refusal("Invalid matrix.to URI"));
    }
    expect(driver.calls).toEqual([]);
  });

  it("207. TURN: acknowledged, then servers; a second watch changes nothing; unwatch stops", async () => {
    const returned = vi.fn();
    let yieldNext: (() => void) | undefined;
    const driver = aMemoryDriver({
      async *getTurnServers() {
        try {
          for (const uri of ["turn:one", "turn:two", "turn:three"]) {
            yield { uris: [uri], username: "u", password: "p" };
            await new Promise<void>((resolve) => {
              yieldNext = resolve;
            });
          }
        } finally {
          returned();
        }
      },
    });
    const { ask, page } = await aReadySession(["town.robin.msc3846.turn_servers"], { driver });

    expect(await ask("watch_turn_servers")).toEqual({});
    await answer(page, await untilAsked(page, "update_turn_servers"), {});
    expect(await ask("watch_turn_servers")).toEqual({});
    await vi.waitFor(() => expect(yieldNext).toBeDefined());
    yieldNext?.();
    await untilAsked(page, "update_turn_servers", 2);
    expect(await ask("unwatch_turn_servers")).toEqual({});
    yieldNext?.();

    await vi.waitFor(() => expect(returned).toHaveBeenCalledOnce());
    expect(page.asked("update_turn_servers").map(({ data }) => data.uris)).toEqual([
      ["turn:one"],
      ["turn:two"],
    ]);
    expect(await ask("unwatch_turn_servers")).toEqual({});
  });

  it("208. TURN that the homeserver refuses, or has not, is an error", async () => {
    const refused = new MatrixError({
      status: 403,
      body: { errcode: "M_FORBIDDEN", error: "No" },
      url: "http://hs",
    });
    const drivers = [
      aMemoryDriver({
        // biome-ignore lint/correctness/useYield: it fails before it yields.
        async *getTurnServers() {
          throw refused;
        },
      }),
      aMemoryDriver({ async *getTurnServers() {} }),
    ];
    const [failing, empty] = await Promise.all(
      drivers.map((driver) => aReadySession(["town.robin.msc3846.turn_servers"], { driver })),
    );

    expect(await failing?.ask("watch_turn_servers")).toMatchObject({
      error: { matrix_api_error: { http_status: 403 } },
    });
    expect(await empty?.ask("watch_turn_servers")).toEqual(refusal("TURN servers not available"));
  });

  it("209. A directory search passes term and limit unchanged", async () => {
    const searchUserDirectory = vi.fn(async () => ({
      limited: true,
      results: [
        { userId: "@b:hs.localhost", displayName: "Bob", avatarUrl: "mxc://hs.localhost/b" },
        { userId: "@c:hs" },
      ],
    }));
    const driver = aMemoryDriver({ searchUserDirectory });
    const { ask } = await aReadySession(["org.matrix.msc3973.user_directory_search"], { driver });
    const name = "org.matrix.msc3973.user_directory_search";

    expect(await ask(name, { search_term: "", limit: 3 })).toEqual({
      limited: true,
      results: [
        { user_id: "@b:hs.localhost", display_name: "Bob", avatar_url: "mxc://hs.localhost/b" },
        { user_id: "@c:hs" },
      ],
    });
    expect(searchUserDirectory).toHaveBeenCalledWith("", 3);
    expect(await ask(name, {})).toEqual(refusal("Invalid request - missing search term"));
    expect(await ask(name, { search_term: "x", limit: -1 })).toEqual(
      refusal("Invalid request - limit out of range"),
    );
  });

  it("210. An upload takes Blob, buffer, typed array and text; 211. a download gives the file", async () => {
    const { page, driver, ask } = await aReadySession([
      "org.matrix.msc4039.upload_file",
      "org.matrix.msc4039.download_file",
    ]);
    for (const file of [new Blob(["x"]), new ArrayBuffer(1), new Uint8Array(1), "text"]) {
      expect(await ask("org.matrix.msc4039.upload_file", { file })).toEqual({
        content_uri: "mxc://hs.localhost/file",
      });
    }
    expect(await ask("org.matrix.msc4039.upload_file", { file: 7 })).toEqual(
      refusal(expect.stringContaining("file")),
    );
    const { file } = await ask("org.matrix.msc4039.download_file", {
      content_uri: "mxc://hs.localhost/x",
      timeout_ms: 5,
    });

    expect(await file.text()).toBe("file");
    expect(driver.calls.at(-1)).toEqual(["downloadFile", "mxc://hs.localhost/x", { timeoutMs: 5 }]);
    expect(page.heard.length).toBeGreaterThan(0);
  });

  it("197. set_always_on_screen answers success", async () => {
    const granted = await aReadySession(["m.always_on_screen"], {
      app: { setAlwaysOnScreen: (value) => value },
    });
    const unheard = await aReadySession(["m.always_on_screen"]);

    expect(await granted.ask("set_always_on_screen", { value: true })).toEqual({ success: true });
    expect(await granted.ask("set_always_on_screen", { value: false })).toEqual({ success: false });
    expect(await unheard.ask("set_always_on_screen", { value: true })).toEqual({ success: false });
  });

  it("212. get_rtc_transports answers a list", async () => {
    const { ask } = await aReadySession(["org.matrix.msc4515.rtc_transports"]);

    expect(await ask("org.matrix.msc4515.get_rtc_transports")).toEqual({ rtc_transports: [] });
  });

  it.each([
    ["rtc_livekit_get_token", "getRtcLivekitToken", { jwt: "token", more: { n: 1 } }],
    ["rtc_livekit_delegate_delayed_leave", "delegateRtcLivekitDelayedLeave", { more: 1 }],
  ] as const)(
    "213. %s relays data and answer as they are, for rooms open to the widget",
    async (name, method, body) => {
      const relayed = vi.fn(async () => body);
      const driver = aMemoryDriver({ [method]: relayed });
      const action = `org.matrix.msc4533.${name}`;
      const { ask } = await aReadySession([action], { driver });
      const data = { room_id: ROOM, slot_id: "m.call#ROOM", member: { id: "m" }, "org.example.more": [1] };

      expect(await ask(action, data)).toEqual(body);
      expect(await ask(action, { ...data, room_id: OTHER })).toEqual(
        refusal(`Unable to access room timeline: ${OTHER}`),
      );
      expect(await ask(action, {})).toEqual(refusal("Invalid request - missing room ID"));
      expect(relayed.mock.calls).toEqual([[data]]);
    },
  );

  it("213. LiveKit needs a capability for each action, and the homeserver's 404 is told typed", async () => {
    const url = "https://hs.localhost/_matrix/client/unstable/io.element.msc4195/rtc/livekit/get_token";
    const error = new MatrixError({
      status: 404,
      body: { errcode: "M_UNRECOGNIZED", error: "Unknown" },
      url,
    });
    const driver = aMemoryDriver({ getRtcLivekitToken: () => Promise.reject(error) });
    const { ask } = await aReadySession(["org.matrix.msc4533.rtc_livekit_get_token"], { driver });

    expect(await ask("org.matrix.msc4533.rtc_livekit_get_token", { room_id: ROOM })).toMatchObject({
      error: {
        message: "Unexpected error while getting a LiveKit token",
        matrix_api_error: { http_status: 404, url, response: { errcode: "M_UNRECOGNIZED" } },
      },
    });
    expect(await ask("org.matrix.msc4533.rtc_livekit_delegate_delayed_leave", { room_id: ROOM })).toEqual(
      refusal("Missing capability"),
    );
  });

  it("214. Call actions are the app's; without one they are unknown", async () => {
    const callAction = vi.fn((action: string) =>
      action === "io.element.device_mute" ? { audio_enabled: true } : undefined,
    );
    const { ask } = await aReadySession([], { app: { callAction } });
    const without = await aReadySession([]);

    expect(await ask("io.element.device_mute", { audio_enabled: false })).toEqual({ audio_enabled: true });
    expect(await ask("im.vector.hangup")).toEqual({});
    expect(callAction).toHaveBeenCalledWith("io.element.device_mute", { audio_enabled: false });
    expect((await without.ask("im.vector.hangup")).error.message).toContain("Unknown or unsupported");
  });

  it("214. What the app throws is told without its words", async () => {
    const callAction = () => {
      throw new Error("secret");
    };
    const { ask } = await aReadySession([], { app: { callAction } });

    expect(await ask("io.element.close")).toEqual(refusal("This client could not handle io.element.close"));
  });

  it("215. An app adds actions of its own", async () => {
    const greet = defineAction({
      names: ["org.example.greet"],
      version: "org.example.greet",
      schema: v.object({ name: v.string("Invalid request - no name") }),
      capability: noCapability,
      room: noRoom,
      failure: "Cannot greet",
      handler: ({ data }) => ({ greeting: `Hello ${data.name}` }),
    });
    const { ask } = await aReadySession([], { actions: [greet] });

    expect(await ask("org.example.greet", { name: "Ada" })).toEqual({ greeting: "Hello Ada" });
    expect(await ask("org.example.greet", { name: 7 })).toEqual(refusal("Invalid request - no name"));
    expect((await ask("supported_api_versions")).supported_versions).toContain("org.example.greet");
  });
});
