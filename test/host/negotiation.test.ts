import { describe, expect, it, vi } from "vitest";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aPuppetSession, aRawSession, untilReady } from "./support/a-session.ts";
import { aRequest, ask, negotiate, post, settled, untilAsked, untilReply } from "./support/raw-widget.ts";

const SEND = "org.matrix.msc2762.send.event:m.room.message#m.text";
const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const STICKER = "m.sticker";
const RENEGOTIATE = "org.matrix.msc2974.request_capabilities";

type Decision = (requested: Set<string>) => Promise<Set<string>>;

describe("Renegotiation", () => {
  it("51. Reserved and unknown capabilities never reach the driver, 65. nor do those of ours that are not advertised", async () => {
    const validateCapabilities = vi.fn<Decision>(async (requested) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });

    await negotiate(test, [
      SEND,
      "org.matrix.msc3819.receive.to_device:m.room_key",
      "org.matrix.msc2762.send.event:m.room.topic",
      "m.unknown",
      "io.github.react-matrix-widgets.something",
    ]);

    expect(validateCapabilities).toHaveBeenCalledExactlyOnceWith(new Set([SEND]));
    expect(test.session.getState()).toMatchObject({ approved: [SEND] });
  });

  it("56. request_capabilities is answered {} at once, before any prompt", async () => {
    const decisions: (() => void)[] = [];
    const validateCapabilities = vi.fn<Decision>(
      (requested) => new Promise((resolve) => decisions.push(() => resolve(requested))),
    );
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, []);

    expect(await ask(test.page, RENEGOTIATE, { capabilities: [SEND] })).toEqual({});
    await settled(test.page);
    expect(test.page.asked("notify_capabilities")).toHaveLength(1);

    decisions[0]?.();
    const notice = await untilAsked(test.page, "notify_capabilities", 2);
    expect(notice.data).toEqual({ requested: [SEND], approved: [SEND] });
  });

  it("57. Only what is not approved yet is put to the driver, and 59. approved holds old and new", async () => {
    const validateCapabilities = vi.fn<Decision>(async (requested) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [SEND]);

    await ask(test.page, RENEGOTIATE, { capabilities: [SEND, RECEIVE, RECEIVE] });
    const notice = await untilAsked(test.page, "notify_capabilities", 2);

    expect(validateCapabilities.mock.calls).toEqual([[new Set([SEND])], [new Set([RECEIVE])]]);
    expect(notice.data).toEqual({ requested: [RECEIVE], approved: [SEND, RECEIVE] });
    expect(test.session.getState()).toMatchObject({ approved: [SEND, RECEIVE] });
  });

  it("What is asked for in every room can be granted in some, and nothing else that nobody asked for", async () => {
    const everywhere = "org.matrix.msc2762.timeline:*";
    const inKitchen = "org.matrix.msc2762.timeline:!kitchen:example.org";
    const validateCapabilities = vi.fn<Decision>(async () => new Set([inKitchen, STICKER]));
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [everywhere]);
    expect(test.session.getState()).toMatchObject({ approved: [inKitchen] });
  });

  it.each([
    ["what is no capability", async () => new Set([7, null, STICKER])],
    ["nothing at all", async () => undefined],
  ])(
    "33. A driver that answers %s grants none of that, and the widget is notified",
    async (_name, decide) => {
      const test = aRawSession({
        driver: aMemoryDriver({ validateCapabilities: decide as object as Decision }),
      });
      await negotiate(test, ["org.matrix.msc2762.timeline:*", STICKER]);

      expect(test.session.getState()).toMatchObject({
        approved: (await decide())?.has(STICKER) ? [STICKER] : [],
      });
    },
  );

  it("57. Another spelling of what was approved is approved without asking", async () => {
    const validateCapabilities = vi.fn<Decision>(async (requested) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [SEND]);
    const stable = "m.send.event:m.room.message#m.text";

    await ask(test.page, RENEGOTIATE, { capabilities: [stable] });
    const notice = await untilAsked(test.page, "notify_capabilities", 2);

    expect(validateCapabilities).toHaveBeenCalledOnce();
    expect(notice.data.approved).toEqual([SEND, stable]);
  });

  it("58. With nothing new there is no prompt and exactly one notify_capabilities", async () => {
    const validateCapabilities = vi.fn<Decision>(async (requested) => requested);
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [SEND]);

    await ask(test.page, RENEGOTIATE, { capabilities: [SEND] });
    const notice = await untilAsked(test.page, "notify_capabilities", 2);
    await settled(test.page);

    expect(notice.data).toEqual({ requested: [], approved: [SEND] });
    expect(test.page.asked("notify_capabilities")).toHaveLength(2);
    expect(validateCapabilities).toHaveBeenCalledOnce();
  });

  it("60. A renegotiation cannot take anything away", async () => {
    const test = aRawSession({
      driver: aMemoryDriver({ validateCapabilities: async (requested) => requested }),
    });
    await negotiate(test, [SEND]);

    await ask(test.page, RENEGOTIATE, { capabilities: [] });
    await untilAsked(test.page, "notify_capabilities", 2);

    expect(test.session.getState()).toMatchObject({ approved: [SEND] });
  });

  it("61. Parallel renegotiations are decided one after another, and each is notified", async () => {
    const decisions: (() => void)[] = [];
    const validateCapabilities = vi.fn<Decision>(
      (requested) => new Promise((resolve) => decisions.push(() => resolve(requested))),
    );
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, []);

    await ask(test.page, RENEGOTIATE, { capabilities: [SEND] });
    await ask(test.page, RENEGOTIATE, { capabilities: [SEND, RECEIVE] });
    await ask(test.page, RENEGOTIATE, { capabilities: [SEND] });
    expect(decisions).toHaveLength(1);
    decisions[0]?.();
    await vi.waitFor(() => expect(decisions).toHaveLength(2));
    decisions[1]?.();
    await untilAsked(test.page, "notify_capabilities", 4);

    expect(validateCapabilities.mock.calls).toEqual([[new Set([SEND])], [new Set([RECEIVE])]]);
    expect(
      test.page
        .asked("notify_capabilities")
        .slice(1)
        .map(({ data }) => data.approved),
    ).toEqual([[SEND], [SEND, RECEIVE], [SEND, RECEIVE]]);
  });

  it("C11 T-70 What is asked for while the user decides is put to them as one question, and each request is notified", async () => {
    const decisions: (() => void)[] = [];
    const validateCapabilities = vi.fn<Decision>(
      (requested) => new Promise((resolve) => decisions.push(() => resolve(requested))),
    );
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, []);

    await ask(test.page, RENEGOTIATE, { capabilities: [SEND] });
    for (const capability of [RECEIVE, STICKER, "m.always_on_screen"])
      await ask(test.page, RENEGOTIATE, { capabilities: [capability] });
    decisions[0]?.();
    await vi.waitFor(() => expect(decisions).toHaveLength(2));
    decisions[1]?.();
    await untilAsked(test.page, "notify_capabilities", 5);

    expect(validateCapabilities.mock.calls).toEqual([
      [new Set([SEND])],
      [new Set([RECEIVE, STICKER, "m.always_on_screen"])],
    ]);
    expect(
      test.page
        .asked("notify_capabilities")
        .slice(1)
        .map(({ data }) => [data.requested, data.approved]),
    ).toEqual([
      [[SEND], [SEND]],
      [[RECEIVE], [SEND, RECEIVE]],
      [[STICKER], [SEND, RECEIVE, STICKER]],
      [["m.always_on_screen"], [SEND, RECEIVE, STICKER, "m.always_on_screen"]],
    ]);
  });

  it("62. What was denied is not asked for again in the same document, however often the widget does", async () => {
    const validateCapabilities = vi.fn<Decision>(async (requested) => {
      requested.delete(STICKER);
      return requested;
    });
    const test = aRawSession({ driver: aMemoryDriver({ validateCapabilities }) });
    await negotiate(test, [SEND, STICKER]);

    for (let round = 0; round < 10; round++)
      await ask(test.page, RENEGOTIATE, { capabilities: [SEND, STICKER] });
    await ask(test.page, RENEGOTIATE, { capabilities: [SEND, STICKER, RECEIVE] });
    const notice = await untilAsked(test.page, "notify_capabilities", 12);

    expect(validateCapabilities).toHaveBeenCalledTimes(2);
    expect(validateCapabilities).toHaveBeenLastCalledWith(new Set([RECEIVE]));
    expect(notice.data).toEqual({ requested: [STICKER, RECEIVE], approved: [SEND, RECEIVE] });
  });

  it("62. What was denied is asked for again after a while, when the user may have thought better of it", async () => {
    const answers = [new Set<string>(), new Set([STICKER])];
    const validateCapabilities = vi.fn<Decision>(async () => answers.shift() ?? new Set());
    const test = aRawSession({
      driver: aMemoryDriver({ validateCapabilities }),
      limits: { deniedCapabilityPauseMs: 0 },
    });
    await negotiate(test, [STICKER]);
    expect(test.session.getState()).toMatchObject({ approved: [] });

    await ask(test.page, RENEGOTIATE, { capabilities: [STICKER] });
    const notice = await untilAsked(test.page, "notify_capabilities", 2);

    expect(validateCapabilities.mock.calls).toEqual([[new Set([STICKER])], [new Set([STICKER])]]);
    expect(notice.data).toEqual({ requested: [STICKER], approved: [STICKER] });
  });

  it("62. Renegotiations that pile up behind a prompt are refused", async () => {
    const test = aRawSession({
      driver: aMemoryDriver({ validateCapabilities: () => new Promise(() => undefined) }),
    });
    await negotiate(test, []);
    const requests = Array.from({ length: 40 }, () => aRequest(RENEGOTIATE, { capabilities: [SEND] }));

    for (const request of requests) await post(test.page, request);
    const replies = await Promise.all(
      requests.map(({ requestId }) => untilReply(test.page, String(requestId))),
    );

    expect(replies.filter(({ response }) => response.error === undefined)).toHaveLength(32);
  });

  it.each([{}, { capabilities: "m.sticker" }, { capabilities: [7] }])(
    "Malformed renegotiation data is an error: %j",
    async (data) => {
      const test = aRawSession();
      await negotiate(test, []);

      expect(await ask(test.page, RENEGOTIATE, data)).toEqual({
        error: { message: expect.stringContaining("Invalid") },
      });
    },
  );

  it("A widget that asks everything again and again, as the Nordeck toolkit does, is never left waiting", async () => {
    const test = aPuppetSession({ capabilities: [SEND] }, { driver: aMemoryDriver() });
    await untilReady(test);

    for (const capability of [RECEIVE, STICKER]) {
      await test.page.run(({ api }, raw) => {
        api.requestCapability(raw);
        return api.updateRequestedCapabilities();
      }, capability);
    }
    const notice = await untilAsked(test.page, "notify_capabilities", 3);

    expect(notice.data.approved).toEqual([SEND, RECEIVE, STICKER]);
  });
});
