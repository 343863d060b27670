import { expect, vi } from "vitest";
import type { ModalDefinition } from "../../../../src/core/definition/modal-definition.ts";
import { call, type Method, type MethodTest, outcomeOf } from "./a-widget-api.ts";

const modal: ModalDefinition = {
  type: "m.custom",
  url: "https://widgets.example.org/modal",
  name: "Pick one",
  data: { options: [1, 2] },
  waitForIframeLoad: true,
  buttons: [{ id: "ok", label: "OK", kind: "m.primary", disabled: false }],
};

/** What the app around a widget does for it; and the one endpoint that homeservers do not have yet. */
export const appServices = {
  sendSticker: async (aScene) => {
    const scene = await aScene();
    const content = { url: "mxc://hs.localhost/sticker", info: { h: 1, w: 1 } };
    await call(scene, "sendSticker", { name: "Cat", description: "A cat", content });
    await vi.waitFor(() =>
      expect(scene.homeserver.inspect.roomEvents(scene.roomId).at(-1)).toMatchObject({
        type: "m.sticker",
        content: { body: "A cat", ...content },
      }),
    );
  },
  setAlwaysOnScreen: async (aScene) => {
    const scene = await aScene();
    expect(await call(scene, "setAlwaysOnScreen", true)).toBe(true);
    expect(scene.asked).toEqual([["setAlwaysOnScreen", true]]);
  },
  openModalWidget: async (aScene) => {
    const scene = await aScene();
    const { url, name, buttons, data } = modal;
    await call(scene, "openModalWidget", url, name, buttons, data);
    expect(scene.asked).toEqual([["openModal", modal]]);
    scene.session.notifyModalClosed({ picked: 2 });
    await vi.waitFor(() => expect(scene.page.asked("close_modal")[0]?.data).toEqual({ picked: 2 }));
  },
  closeModalWidget: async (aScene) => {
    const scene = await aScene({ session: { modal } });
    await call(scene, "closeModalWidget", { picked: 2 });
    await vi.waitFor(() => expect(scene.asked).toEqual([["closeModal", { picked: 2 }]]));
  },
  setModalButtonEnabled: async (aScene) => {
    const scene = await aScene({ session: { modal } });
    await call(scene, "setModalButtonEnabled", "ok", false);
    expect(scene.asked).toEqual([["setModalButtonEnabled", "ok", false]]);
    // The class itself keeps its hands off the button that closes.
    expect(await outcomeOf(scene, "setModalButtonEnabled", "m.close", false)).toHaveProperty("error");
  },
  delegateRtcLivekitDelayedLeave: async (aScene) => {
    const scene = await aScene();
    const data = { room_id: scene.roomId, slot_id: "m.call#ROOM", member: { id: "one" }, delay_id: "delay" };
    // As on a homeserver of today, which knows no such endpoint: the widget keeps its own heartbeat.
    expect(await outcomeOf(scene, "delegateRtcLivekitDelayedLeave", data)).toMatchObject({
      error: {
        message: "Unexpected error while delegating the delayed leave event",
        data: { matrix_api_error: { http_status: 404, response: { errcode: "M_UNRECOGNIZED" } } },
      },
    });
  },
} satisfies Partial<Record<Method, MethodTest>>;
