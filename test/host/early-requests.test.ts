import { describe, expect, it, vi } from "vitest";
import { aMemoryDriver } from "./support/a-memory-driver.ts";
import { aRawSession } from "./support/a-session.ts";
import { aWidget } from "./support/a-widget.ts";
import { answer, ask, negotiate, settled, untilAsked } from "./support/raw-widget.ts";

const SEND = "org.matrix.msc2762.send.event:m.room.message#m.text";
const RECEIVE = "org.matrix.msc2762.receive.event:m.room.message";
const RENEGOTIATE = "org.matrix.msc2974.request_capabilities";
const waitsForContent = aWidget({ waitForIframeLoad: false });
const aMessage = { type: "m.room.message", content: { msgtype: "m.text", body: "hello" } };

describe("A widget that speaks before it is asked", () => {
  it("38. T-12 has nothing by asking early: that is decided with what the host asks for, 61. and each gets its notice", async () => {
    const decided: string[][] = [];
    const driver = aMemoryDriver({
      validateCapabilities: async (requested) => {
        decided.push([...requested]);
        return requested;
      },
    });
    const test = aRawSession({ driver, widget: waitsForContent });

    expect(await ask(test.page, RENEGOTIATE, { capabilities: [RECEIVE] })).toEqual({});
    expect((await ask(test.page, "send_event", aMessage)).error).toBeDefined();
    expect(test.session.getState().status).toBe("loading");
    expect(test.page.asked("notify_capabilities")).toEqual([]);

    await ask(test.page, "content_loaded");
    await negotiate(test, [SEND]);
    const notice = await untilAsked(test.page, "notify_capabilities", 2);

    expect(decided).toEqual([[SEND, RECEIVE]]);
    expect(notice.data).toEqual({ requested: [RECEIVE], approved: [SEND, RECEIVE] });
  });

  it("38. T-12 has nothing by asking after its content is overdue", async () => {
    const test = aRawSession({ widget: waitsForContent, contentTimeoutMs: 20 });
    await vi.waitFor(() => expect(test.session.getState().status).toBe("failed"));

    expect(await ask(test.page, RENEGOTIATE, { capabilities: [SEND] })).toEqual({});
    await settled(test.page);

    expect(test.session.getState().status).toBe("failed");
    expect(test.page.asked("notify_capabilities")).toEqual([]);
  });

  it("28. is asked again when its content is loaded, if the host asked at its load", async () => {
    const test = aRawSession({ widget: waitsForContent });
    await ask(test.page, "content_loaded");
    await negotiate(test, []);
    // What a page says twice, a reloaded one would also say.
    await ask(test.page, "content_loaded");
    await test.page.run(() => location.reload());
    await untilAsked(test.page, "capabilities", 2);

    await ask(test.page, "content_loaded");
    await answer(test.page, await untilAsked(test.page, "capabilities", 3), { capabilities: [SEND] });

    await untilAsked(test.page, "notify_capabilities", 2);
    expect(test.session.getState()).toMatchObject({ status: "ready", approved: [SEND] });
  });
});
