import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { type ActionDefinition, defineAction, noCapability, noRoom } from "../../src/host/actions/action.ts";
import { ROOM } from "./support/a-memory-client.ts";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { aWidget } from "./support/a-widget.ts";
import { aRequest, ask, negotiate, post, settled, untilReply } from "./support/raw-widget.ts";

const SEND = "org.matrix.msc2762.send.event:m.room.message";
const UPDATE = "org.matrix.msc4157.update_delayed_event";
const DOWNLOAD = "org.matrix.msc4039.download_file";
const OTHER = "!other:hs.localhost";
const aMessage = { type: "m.room.message" };
const never = () => new Promise<never>(() => undefined);

/** An action `org.example.slow` that is answered when the test says so. */
function aSlowAction(fields: Partial<ActionDefinition<v.UnknownSchema, undefined>> = {}) {
  const answers: ((response: object) => void)[] = [];
  const action = defineAction({
    names: ["org.example.slow"],
    timeoutMs: 150,
    schema: v.unknown(),
    capability: noCapability,
    room: noRoom,
    failure: "Error being slow",
    handler: () => new Promise<object>((resolve) => answers.push(resolve)),
    ...fields,
  });
  return { action, answers };
}

/** Sends that are answered when the test says so. */
function aSlowDriver() {
  const sends: { room: string | null | undefined; finish(): void }[] = [];
  const driver = aMemoryDriver({
    getKnownRooms: () => [ROOM, OTHER],
    sendEvent: (_type, _content, _key, room) =>
      new Promise((resolve) => {
        sends.push({ room, finish: () => resolve({ roomId: room ?? "", eventId: "$sent" }) });
      }),
  });
  return { driver, sends };
}

describe("A request that takes too long", () => {
  it("11. Gets an error before the widget gives up, and what comes later is dropped", async () => {
    const { action, answers } = aSlowAction();
    const test = aRawSession({ actions: [action] });
    await negotiate(test, []);

    await post(test.page, aRequest("org.example.slow", {}, { requestId: "slow" }));
    const { response } = await untilReply(test.page, "slow");
    answers[0]?.({ late: true });
    await settled(test.page);

    expect(response).toEqual({ error: { message: "Error being slow" } });
    expect(test.page.replies("slow")).toHaveLength(1);
  });

  it("171. Where a homeserver is awaited, the error has a status that widgets try again after", async () => {
    const { action } = aSlowAction({ feature: "events" });
    const test = aRawSession({ actions: [action] });
    await negotiate(test, []);

    expect(await ask(test.page, "org.example.slow")).toMatchObject({
      error: { matrix_api_error: { http_status: 504, response: { errcode: "M_UNKNOWN" } } },
    });
  });

  it("Gives its place back", async () => {
    const { action, answers } = aSlowAction();
    const test = aRawSession({ actions: [action] });
    await negotiate(test, []);
    const requests = Array.from({ length: 64 }, () => aRequest("org.example.slow"));

    for (const request of requests) await post(test.page, request);
    for (const { requestId } of requests) await untilReply(test.page, String(requestId));
    await ask(test.page, "org.example.slow");

    expect(answers).toHaveLength(65);
  });

  it("Is not begun when it waited too long", async () => {
    const { driver, sends } = aSlowDriver();
    const { action, answers } = aSlowAction();
    const test = aRawSession({ driver, actions: [action] });
    await negotiate(test, [SEND]);
    for (let index = 0; index < 64; index++) await post(test.page, aRequest("send_event", aMessage));

    const { error } = await ask(test.page, "org.example.slow");
    for (const { finish } of sends) finish();
    await ask(test.page, "org.example.slow");

    expect(error).toEqual({ message: "Error being slow" });
    expect(answers).toHaveLength(1);
  });

  it.each([
    ["a message", SEND, "send_event", aMessage, 9_000],
    ["a heartbeat", UPDATE, UPDATE, { delay_id: "id", action: "restart" }, 9_000],
    [
      "177. to-device messages, which take up to a minute",
      "org.matrix.msc3819.send.to_device:org.example",
      "send_to_device",
      { type: "org.example", encrypted: true, messages: {} },
      59_000,
    ],
    [
      "a download that waits for the upload",
      DOWNLOAD,
      DOWNLOAD,
      { content_uri: "mxc://a/b", timeout_ms: 7_000 },
      16_000,
    ],
  ])("Time for %s", async (_name, capability, action, data, timeoutMs) => {
    const driver = aMemoryDriver({
      sendEvent: never,
      restartScheduledDelayedEvent: never,
      sendToDevice: never,
      downloadFile: never,
    });
    const test = aRawSession({ driver });
    await negotiate(test, [capability]);
    const set = vi.spyOn(globalThis, "setTimeout");
    const clear = vi.spyOn(globalThis, "clearTimeout");

    await post(test.page, aRequest(action, data));
    await vi.waitFor(() => expect(set.mock.calls.map(([, delayMs]) => delayMs)).toContain(timeoutMs));
    const timer = set.mock.results[set.mock.calls.findIndex(([, delayMs]) => delayMs === timeoutMs)]?.value;
    test.session.dispose();

    expect(clear).toHaveBeenCalledWith(timer);
  });

  it("199. A modal may wait for the user as long as that takes", async () => {
    const test = aRawSession({ app: { openModal: never } });
    await negotiate(test, []);
    const delays = vi.spyOn(globalThis, "setTimeout");

    await post(
      test.page,
      aRequest("open_modal", { type: "m.custom", url: "https://example.org", name: "Pick" }),
    );
    await settled(test.page);

    // That it does not time out is seen from the timers there are: those of the test itself are short.
    expect(delays.mock.calls.filter(([, delayMs]) => (delayMs ?? 0) > 9_000)).toEqual([]);
  });
});

describe("A request that waits behind 64 others", () => {
  it("68. Is about the room that the user viewed when it arrived", async () => {
    const { driver, sends } = aSlowDriver();
    const test = aRawSession({ driver, roomId: undefined, widget: aWidget() });
    await negotiate(test, [SEND]);
    test.session.setViewedRoom(ROOM);

    for (let index = 0; index < 65; index++) await post(test.page, aRequest("send_event", aMessage));
    await settled(test.page);
    test.session.setViewedRoom(OTHER);
    for (const { finish } of sends.slice(0, 64)) finish();
    await vi.waitFor(() => expect(sends).toHaveLength(65));

    expect(sends[64]?.room).toBe(ROOM);
  });

  it("T-03 Is not begun for a document that is gone, and the next one waits for nothing", async () => {
    const { driver, sends } = aSlowDriver();
    const test = aRawSession({ driver });
    await negotiate(test, [SEND]);
    for (let index = 0; index < 65; index++) await post(test.page, aRequest("send_event", aMessage));
    await settled(test.page);
    expect(sends).toHaveLength(64);

    await test.page.run(() => location.reload());
    await test.page.untilDocument(2);
    await negotiate(test, [SEND], [], 2);
    for (const { finish } of sends.slice(0, 63)) finish();
    await post(test.page, aRequest("send_event", aMessage));
    await vi.waitFor(() => expect(sends).toHaveLength(65));
    await settled(test.page);

    expect(sends).toHaveLength(65);
  });
});
