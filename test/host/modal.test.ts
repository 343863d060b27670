import { describe, expect, it, vi } from "vitest";
import type { ModalDefinition } from "../../src/core/definition/modal-definition.ts";
import { aRawSession } from "./support/a-session.ts";
import { answer, ask, negotiate, untilAsked } from "./support/raw-widget.ts";

const request = {
  type: "m.custom",
  url: "https://widgets.example.org/modal",
  name: "Pick one",
  data: { options: [1, 2] },
  buttons: [{ id: "ok", label: "OK", kind: "m.primary" }],
  unknown: "left out",
};

const modal: ModalDefinition = {
  type: "m.custom",
  url: "https://widgets.example.org/modal",
  name: "Pick one",
  data: { options: [1, 2] },
  waitForIframeLoad: true,
  buttons: [{ id: "ok", label: "OK", kind: "m.primary", disabled: false }],
};

describe("Modal widgets", () => {
  it("199. open_modal needs no capability; one at a time", async () => {
    const openModal = vi.fn(async () => true);
    const test = aRawSession({ app: { openModal } });
    await negotiate(test, []);

    expect(await ask(test.page, "open_modal", request)).toEqual({});
    expect(openModal).toHaveBeenCalledExactlyOnceWith(modal);
    expect(await ask(test.page, "open_modal", request)).toEqual({
      error: { message: "Unable to open modal at this time" },
    });
    test.session.notifyModalClosed({ "m.exited": true });
    expect(await ask(test.page, "open_modal", request)).toEqual({});
  });

  it.each([
    ["the app shows none", undefined, request],
    ["the app cannot now", async () => false, request],
    ["it defines no modal", async () => true, { name: "nothing" }],
  ])("199. open_modal is an error when %s", async (_name, openModal, data) => {
    const test = aRawSession({ app: openModal ? { openModal } : {} });
    await negotiate(test, []);

    expect((await ask(test.page, "open_modal", data)).error).toBeDefined();
  });

  it("199. A modal opens no modal", async () => {
    const openModal = vi.fn(async () => true);
    const test = aRawSession({ app: { openModal }, modal });
    await negotiate(test, []);

    expect((await ask(test.page, "open_modal", request)).error).toBeDefined();
    expect(openModal).not.toHaveBeenCalled();
  });

  it("200. A modal is sent its configuration once, when it is ready", async () => {
    const test = aRawSession({ modal });
    await negotiate(test, []);

    expect((await untilAsked(test.page, "widget_config")).data).toEqual(modal);
    await ask(test.page, "org.matrix.msc2974.request_capabilities", { capabilities: ["m.sticker"] });
    await untilAsked(test.page, "notify_capabilities", 2);
    expect(test.page.asked("widget_config")).toHaveLength(1);
  });

  it("201. set_button_enabled takes the modal's own buttons, never m.close", async () => {
    const setModalButtonEnabled = vi.fn(() => true);
    const test = aRawSession({ modal, app: { setModalButtonEnabled } });
    await negotiate(test, []);
    const plain = aRawSession({ app: { setModalButtonEnabled } });
    await negotiate(plain, []);

    expect(await ask(test.page, "set_button_enabled", { button: "ok", enabled: false })).toEqual({});
    for (const button of ["m.close", "unknown"]) {
      expect(await ask(test.page, "set_button_enabled", { button, enabled: true })).toEqual({
        error: { message: "Invalid button" },
      });
    }
    expect(
      (await ask(plain.page, "set_button_enabled", { button: "ok", enabled: true })).error,
    ).toBeDefined();
    expect(setModalButtonEnabled).toHaveBeenCalledExactlyOnceWith("ok", false);
  });

  it("202. A modal that closes is answered, its data handed on, and its session ends", async () => {
    const closeModal = vi.fn();
    const test = aRawSession({ modal, app: { closeModal } });
    await negotiate(test, []);
    await test.page.run(() => {
      const request = {
        api: "fromWidget",
        widgetId: "poll",
        requestId: "c",
        action: "close_modal",
        data: { picked: 1 },
      };
      parent.postMessage(request, "*");
    });
    await vi.waitFor(() => expect(closeModal).toHaveBeenCalledExactlyOnceWith({ picked: 1 }));

    expect(test.session.getState()).toEqual({ status: "ended", reason: "closed-by-widget" });
  });

  it("202. close_modal from a widget that is no modal is an error", async () => {
    const test = aRawSession();
    await negotiate(test, []);

    expect((await ask(test.page, "close_modal", {})).error).toBeDefined();
    expect(test.session.getState().status).toBe("ready");
  });

  it("203. The source widget is told what the modal said, or that it was dismissed", async () => {
    const test = aRawSession({ app: { openModal: async () => true } });
    await negotiate(test, []);
    await ask(test.page, "open_modal", request);

    test.session.notifyModalClosed({ "m.exited": true });

    expect((await untilAsked(test.page, "close_modal")).data).toEqual({ "m.exited": true });
  });

  it("203. A reloaded document is told nothing of a modal that another one opened, and may open its own", async () => {
    const test = aRawSession({ app: { openModal: async () => true } });
    await negotiate(test, []);
    await ask(test.page, "open_modal", request);
    await test.page.run(() => location.reload());
    await test.page.untilDocument(2);
    await negotiate(test, [], [], 2);

    test.session.notifyModalClosed({ "m.exited": true });

    expect(await ask(test.page, "open_modal", request)).toEqual({});
    expect(test.page.asked("close_modal")).toEqual([]);
  });

  it("A pressed button is told to the modal", async () => {
    const test = aRawSession({ modal });
    await negotiate(test, []);

    const pressed = test.session.pressModalButton("ok");
    const told = await untilAsked(test.page, "button_clicked");
    await answer(test.page, told, {});
    await pressed;

    expect(told.data).toEqual({ id: "ok" });
  });
});
