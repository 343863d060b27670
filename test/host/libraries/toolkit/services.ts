import type { IOpenIDCredentials } from "matrix-widget-api";
import { expect, vi } from "vitest";
import type { ModalDefinition } from "../../../../src/core/definition/modal-definition.ts";
import { aWidget } from "../../support/a-widget.ts";
import { TURN } from "../a-world.ts";
import { everything } from "../granting-everything.ts";
import { call, type MethodTest, observe, outcomeOf } from "./a-toolkit.ts";

const modal: ModalDefinition = {
  type: "m.custom",
  url: "https://widgets.example.org/modal",
  name: "Pick one",
  data: { options: [1, 2] },
  waitForIframeLoad: true,
  buttons: [{ id: "ok", label: "OK", kind: "m.primary", disabled: false }],
};
/** The toolkit knows a modal by its widget id. */
const inModal = { session: { modal, widget: aWidget({ id: "modal_poll" }) } };

const more = "org.matrix.msc2762.send.event:org.example.more";
const most = everything.filter((capability) => capability !== "m.sticker");

export const services = {
  getWidgetConfig: async (aToolkit) => {
    expect(await call(await aToolkit(inModal), "getWidgetConfig")).toEqual(modal);
    expect(await call(await aToolkit(), "getWidgetConfig")).toBeUndefined();
  },
  hasInitialCapabilities: async (aToolkit) => {
    expect(await call(await aToolkit(), "hasInitialCapabilities")).toBe(true);
    expect(await call(await aToolkit({ grants: false }), "hasInitialCapabilities")).toBe(false);
  },
  rerequestInitialCapabilities: async (aToolkit) => {
    await call(await aToolkit(), "rerequestInitialCapabilities");
    // What was denied is not asked for again in the same document.
    expect(await outcomeOf(await aToolkit({ grants: false }), "rerequestInitialCapabilities")).toMatchObject({
      error: { message: expect.stringMatching(/^Capabilities rejected: m\.capability\.screenshot, /) },
    });
  },
  requestCapabilities: async (aToolkit) => {
    const scene = await aToolkit();
    await call(scene, "requestCapabilities", [more]);
    await vi.waitFor(() =>
      expect(scene.page.asked("notify_capabilities")[1]?.data).toMatchObject({ requested: [more] }),
    );
    expect(await outcomeOf(scene, "requestCapabilities", ["org.example.unknown"])).toMatchObject({
      error: { message: "Capabilities rejected: org.example.unknown" },
    });
  },
  hasCapabilities: async (aToolkit) => {
    const scene = await aToolkit({}, most);
    expect(await call(scene, "hasCapabilities", most)).toBe(true);
    expect(await call(scene, "hasCapabilities", everything)).toBe(false);
  },
  openModal: async (aToolkit) => {
    const scene = await aToolkit();
    const { buttons, data, name } = modal;
    const picked = call(scene, "openModal", "/modal", name, { buttons, data });
    await vi.waitFor(() => expect(scene.asked).toHaveLength(1));
    expect(scene.asked).toMatchObject([["openModal", { name, buttons, data }]]);
    scene.session.notifyModalClosed({ picked: 2 });
    expect(await picked).toEqual({ picked: 2 });
    const dismissed = call(scene, "openModal", "/modal", name);
    await vi.waitFor(() => expect(scene.asked).toHaveLength(2));
    scene.session.notifyModalClosed({ "m.exited": true });
    expect(await dismissed).toBeUndefined();
  },
  setModalButtonEnabled: async (aToolkit) => {
    const scene = await aToolkit(inModal);
    await call(scene, "setModalButtonEnabled", "ok", false);
    expect(scene.asked).toEqual([["setModalButtonEnabled", "ok", false]]);
    expect(await outcomeOf(scene, "setModalButtonEnabled", "other", false)).toMatchObject({
      error: { message: "Invalid button" },
    });
  },
  observeModalButtons: async (aToolkit) => {
    const scene = await aToolkit(inModal);
    const pressed = observe(scene, 1, "observeModalButtons");
    // It is heard once the page listens.
    await vi.waitFor(() => scene.session.pressModalButton("ok"));
    expect(await pressed).toEqual(["ok"]);
  },
  closeModal: async (aToolkit) => {
    const scene = await aToolkit(inModal);
    await call(scene, "closeModal", { picked: 2 });
    await vi.waitFor(() => expect(scene.asked).toEqual([["closeModal", { picked: 2 }]]));
  },
  navigateTo: async (aToolkit) => {
    const scene = await aToolkit();
    await call(scene, "navigateTo", `https://matrix.to/#/${scene.roomId}`);
    expect(scene.asked).toEqual([["navigate", `https://matrix.to/#/${scene.roomId}`]]);
  },
  requestOpenIDConnectToken: async (aToolkit) => {
    const scene = await aToolkit();
    const first = await call<IOpenIDCredentials>(scene, "requestOpenIDConnectToken");
    expect(first).toMatchObject({ matrix_server_name: "hs.localhost", expires_in: 3_600 });
    expect(await call(scene, "requestOpenIDConnectToken")).toEqual(first);
  },
  observeTurnServers: async (aToolkit) => {
    expect(await observe(await aToolkit(), 1, "observeTurnServers")).toEqual([
      { urls: TURN.uris, username: TURN.username, credential: TURN.password },
    ]);
  },
  searchUserDirectory: async (aToolkit) => {
    const scene = await aToolkit();
    expect(await call(scene, "searchUserDirectory", "bob", { limit: 5 })).toMatchObject({
      results: [{ userId: scene.bob.userId, displayName: "bob" }],
    });
  },
  getMediaConfig: async (aToolkit) => {
    expect(await call(await aToolkit(), "getMediaConfig")).toEqual({ "m.upload.size": 52_428_800 });
  },
  uploadFile: async (aToolkit) => {
    const { content_uri } = await call<{ content_uri: string }>(await aToolkit(), "uploadFile", "file");
    expect(content_uri).toMatch(/^mxc:\/\/hs\.localhost\/./);
  },
  downloadFile: async (aToolkit) => {
    const scene = await aToolkit();
    const { content_uri } = await call<{ content_uri: string }>(scene, "uploadFile", new Blob(["file"]));
    const { file } = await call<{ file: Blob }>(scene, "downloadFile", content_uri);
    expect(await file.text()).toBe("file");
  },
} satisfies Readonly<Record<string, MethodTest>>;
